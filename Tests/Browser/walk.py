"""Every page, at 360 and 1280 px, light and dark: it says something, fits its width, and axe finds nothing."""

from harness import expect, shot, violations, visit

WIDTHS = [360, 1280]
SCHEMES = ["light", "dark"]
EMPTY_PAGES = {
    "breaks": "/", "journeys": "/journeys", "paths": "/paths", "retention": "/retention", "compare": "/compare",
    "customers": "/customers", "script": "/script", "data": "/data",
}


def addresses(browser, shop):
    """The pages of the demonstration company, found by following its own links."""
    with visit(browser) as page:
        def first(path, selector, place=0):
            page.goto(shop.url + path)
            link = page.locator(selector).nth(place)
            return link.get_attribute("href")

        return {
            "breaks": "/",
            "breaks-filtered": "/?period=90&rank=customers",
            "gap": first("/", "ol.gaps h2 a"),
            "journeys": "/journeys",
            "storyboard": first("/journeys", ".cards h2 a"),
            "paths-form": "/paths",
            "paths": "/paths?touchpoint=order&scenes=3",
            "paths-filtered": "/paths?touchpoint=deliver&direction=before&channel=web&where=kind%3Doperational",
            "between": "/between?touchpoint=order&other=deliver",
            "funnel": "/funnel?touchpoint=order&other=deliver&days=14",
            "retention": "/retention?touchpoint=order&other=order",
            "compare-form": "/compare",
            "compare": "/compare?first=segment%3Dguest&second=segment%3Dmember",
            "customers": "/customers",
            "story": first("/customers", ".people a"),
            "person": first("/customers", ".people a") + "/data",
            "erasures": "/data/erasures",
            "merge-form": first("/customers", ".people a") + "/merge",
            "merge": first("/customers", ".people a") + "/merge?other="
            + first("/customers", ".people a", 1).removeprefix("/customers/"),
            "merges": "/data/merges",
            "script": "/script",
            "rule": "/script/rules/TL002",
            "data": "/data",
            "upload": "/data/upload",
            "import": first("/data", "tbody a"),
        }


def look(browser, url, name, width, scheme):
    quiet = ["404"] if name == "missing" else []
    with visit(browser, width=width, scheme=scheme, quiet=quiet) as page:
        answer = page.goto(url)
        expect(answer.status == (404 if name == "missing" else 200), f"status {answer.status}")
        page.wait_for_load_state("networkidle")
        expect(page.locator("h1").count() == 1, "one h1")
        expect(len(page.locator("main").inner_text()) > 40, "the page says something")
        drawn, wanted = page.locator(".chart-canvas svg").count(), page.locator("[data-chart]").count()
        expect(drawn == wanted, f"{drawn} of {wanted} charts drawn")
        over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        expect(over <= 0, f"{over} px wider than the window")
        shot(page, f"{name}-{width}-{scheme}")
        found = violations(page)
        expect(not found, f"axe: {found}")


def register(suite, browser, shop):
    for name, address in (addresses(browser, shop) | {"missing": "/nowhere"}).items():
        for width in WIDTHS:
            for scheme in SCHEMES:
                suite.add(
                    f"walk {name} {width} {scheme}",
                    lambda n=name, a=address, w=width, s=scheme: look(browser, shop.url + a, n, w, s))


def register_empty(suite, browser, nothing):
    for name, address in EMPTY_PAGES.items():
        for width, scheme in [(360, "dark"), (1280, "light")]:
            suite.add(
                f"walk empty {name} {width} {scheme}",
                lambda n=name, a=address, w=width, s=scheme: look(browser, nothing.url + a, "empty-" + n, w, s))
