"""What people do on the pages: filter, open, search by keyboard, switch the theme, save, bring a file in; with scripts
and without."""

import re

from harness import expect, shot, violations, visit

CSV = "order_id;customer;opened at;step;amount\n" + "".join(
    f"{number};B{number:03};{day:02}.03.2026 10:{number % 60:02};{step};19,90\n"
    for number in range(1, 41) for day, step in ((2, "order"), (4, "pack"), (9, "ship")))


def filters_stand_in_the_address(browser, shop):
    with visit(browser) as page:
        page.goto(shop.url + "/")
        choices = page.locator("select[name=department] option")
        word, label = choices.nth(1).get_attribute("value"), choices.nth(1).inner_text()
        page.select_option("select[name=department]", word)
        page.select_option("select[name=rank]", "customers")
        page.get_by_role("button", name="Show").click()
        expect(f"department={word}" in page.url and "rank=customers" in page.url, page.url)
        chip = page.locator("a.chip", has_text=label)
        expect(chip.count() == 1, "the filter is a chip")
        chip.click()
        expect("department" not in page.url and "rank=customers" in page.url, page.url)


def own_dates_show_only_when_asked_for(browser, shop):
    with visit(browser) as page:
        page.goto(shop.url + "/")
        expect(not page.locator("input[name=from]").is_visible(), "dates are hidden at first")
        page.select_option("select[name=period]", "custom")
        page.fill("input[name=from]", "2024-01-01")
        page.get_by_role("button", name="Show").click()
        expect("from=2024-01-01" in page.url, page.url)
        expect(page.locator("a.chip").count() == 1, "the period is a chip")


def from_a_gap_to_the_story_behind_it(browser, shop):
    with visit(browser) as page:
        page.goto(shop.url + "/")
        page.locator("ol.gaps h2 a").first.click()
        expect("/gaps/" in page.url, page.url)
        expect(page.get_by_text("How these figures came about").count() == 1, "the method is one click away")
        page.locator(".strip-who a").first.click()
        expect("/customers/" in page.url, page.url)
        expect(page.locator("li.break").count() >= 1, "the gap is marked in the story")


def keyboard_alone_is_enough(browser, shop):
    with visit(browser) as page:
        page.goto(shop.url + "/")
        page.keyboard.press("Tab")
        expect(page.evaluate("document.activeElement.className") == "skip", "the first stop skips to the content")
        page.keyboard.press("Enter")
        expect(page.evaluate("document.activeElement.id") == "main", "and leads there")
        page.keyboard.press("j")
        page.keyboard.press("j")
        page.keyboard.press("k")
        expect(page.locator("ol.gaps li.selected").count() == 1, "j and k walk the list")
        page.keyboard.press("Enter")
        page.wait_for_url("**/gaps/**")
        page.keyboard.press("/")
        expect(page.evaluate("document.activeElement.id") == "find", "/ finds")
        page.keyboard.type("C")
        page.keyboard.press("Enter")
        page.wait_for_url("**/customers**")


def theme_is_kept(browser, shop):
    with visit(browser) as page:
        page.goto(shop.url + "/script")
        page.locator(".rail").get_by_role("button", name="Dark").click()
        expect(page.url == shop.url + "/script", page.url)
        expect(page.locator("html").get_attribute("data-theme") == "dark", "dark now")
        page.goto(shop.url + "/")
        expect(page.locator("html").get_attribute("data-theme") == "dark", "dark on the next page")
        ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
        expect(sum(map(int, re.findall(r"\d+", ground)[:3])) < 150, f"the ground is dark: {ground}")
        page.locator(".rail").get_by_role("button", name="Auto").click()
        expect(page.locator("html").get_attribute("data-theme") is None, "as the system wishes again")


def charts_can_be_saved(browser, shop):
    with visit(browser, accept_downloads=True) as page:
        page.goto(shop.url + "/")
        page.locator("ol.gaps h2 a").first.click()
        for button, ending in (("Save picture (SVG)", ".svg"), ("Save figures (CSV)", ".csv")):
            with page.expect_download() as download:
                page.get_by_role("button", name=button).first.click()
            expect(download.value.suggested_filename.endswith(ending), download.value.suggested_filename)


def lists_can_be_saved(browser, shop):
    with visit(browser, accept_downloads=True) as page:
        page.goto(shop.url + "/")
        with page.expect_download() as download:
            page.get_by_role("link", name="Save as CSV").click()
        expect(open(download.value.path()).readline().startswith("rank,gap,kind"), "the table's columns")


def upload(browser, shop, scripts):
    with visit(browser, scripts=scripts, quiet=["422"]) as page:
        page.goto(shop.url + "/data/upload")
        file = {"name": "till.csv", "mimeType": "text/csv", "buffer": CSV.encode()}
        page.set_input_files("input[type=file]", file)
        page.get_by_role("button", name="Upload and look at it").click()
        mapping = page.locator("textarea")
        guess = mapping.input_value()
        expect("customer" in guess and "opened at" in guess, f"the guess names the columns: {guess[:200]}")
        mapping.fill(guess.replace("column: customer", "column: custommer", 1))
        page.get_by_role("button", name="Run the import").click()
        expect(page.locator("[role=alert]").count() == 1, "the fault is shown")
        expect("mapping.yaml:" in page.locator("[role=alert]").inner_text(), "with its line")
        if scripts:
            shot(page, "upload-fault-1280-light")
            found = violations(page)
            expect(not found, f"axe: {found}")
        page.locator("textarea").fill(guess)
        page.get_by_role("button", name="Run the import").click()
        page.get_by_text("finished", exact=True).wait_for(timeout=20_000)
        page.goto(shop.url + "/customers/B001")
        expect(page.locator("li.take").count() == 3, "the customer's story is there")


def merge_and_split(browser, shop, scripts):
    """One human under two ids: both side by side, then one story, then two again."""
    with visit(browser, scripts=scripts) as page:
        page.goto(shop.url + "/customers")
        kept, other = (page.locator(".people a").nth(place) for place in ((2, 3) if scripts else (4, 5)))
        address, name = kept.get_attribute("href"), other.inner_text()
        page.goto(shop.url + address)
        scenes = page.locator(".lead").inner_text().split(" ")[0]
        page.get_by_role("link", name="Merge with another id").click()
        page.fill("input[name=other]", name)
        page.get_by_role("button", name="Show both").click()
        expect(page.locator(".side").count() == 2, "both are shown side by side")
        over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        expect(over <= 0, f"{over} px wider than the window")
        page.fill("input[name=reason]", "same phone number")
        page.get_by_role("button", name="Make them one customer").click()
        expect(page.url == shop.url + address, page.url)
        expect(page.locator(".lead").inner_text().split(" ")[0] != scenes, "one story with more scenes")
        page.goto(shop.url + "/customers/" + name)
        expect(page.url == shop.url + address, "the other id leads there")
        page.get_by_role("link", name="Split ids").click()
        if scripts:
            for width in (360, 1280):
                page.set_viewport_size({"width": width, "height": 900})
                over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
                expect(over <= 0, f"{over} px wider than {width}")
                shot(page, f"merges-list-{width}-light")
            found = violations(page)
            expect(not found, f"axe: {found}")
        page.get_by_label(f"Why {name} is split").fill("father and son")
        page.get_by_role("button", name=f"Split {name}").click()
        expect(page.get_by_text("father and son").count() == 1, "why they are two")
        page.goto(shop.url + address)
        expect(page.locator(".lead").inner_text().split(" ")[0] == scenes, "the story as before")


def pages_read_without_scripts(browser, shop):
    with visit(browser, scripts=False) as page:
        page.goto(shop.url + "/")
        page.locator("ol.gaps h2 a").first.click()
        page.locator(".chart-table summary").first.click()
        expect(page.locator(".chart-table table").first.is_visible(), "the table behind the chart")
        expect(not page.locator(".chart-canvas").first.is_visible(), "no empty place for the picture")
        page.select_option("select[name=period]", "365")
        page.get_by_role("button", name="Show").click()
        expect("period=365" in page.url, page.url)
        page.goto(shop.url + "/journeys")
        page.locator(".cards h2 a").first.click()
        expect(page.locator(".board svg .scene").count() > 3, "the storyboard is drawn by the server")
        page.fill("#find", "C")
        page.keyboard.press("Enter")
        page.wait_for_url("**/customers**")


def print_leaves_the_controls_out(browser, shop):
    with visit(browser) as page:
        page.goto(shop.url + "/")
        page.emulate_media(media="print")
        expect(not page.locator(".rail").is_visible(), "no rail on paper")
        expect(not page.locator("form.filters").is_visible(), "no form on paper")
        expect(page.locator("ol.gaps").is_visible(), "the list is there")


def large_text_fits(browser, shop):
    """At 200 % (WCAG 1.4.4 and 1.4.10) nothing is cut off sideways."""
    with visit(browser, width=640) as page:
        for path in ("/", "/script", "/data"):
            page.goto(shop.url + path)
            over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            expect(over <= 0, f"{path}: {over} px wider than the window")


def register(suite, browser, shop):
    suite.add("flow filters", lambda: filters_stand_in_the_address(browser, shop))
    suite.add("flow own dates", lambda: own_dates_show_only_when_asked_for(browser, shop))
    suite.add("flow gap to story", lambda: from_a_gap_to_the_story_behind_it(browser, shop))
    suite.add("flow keyboard", lambda: keyboard_alone_is_enough(browser, shop))
    suite.add("flow theme", lambda: theme_is_kept(browser, shop))
    suite.add("flow chart export", lambda: charts_can_be_saved(browser, shop))
    suite.add("flow list export", lambda: lists_can_be_saved(browser, shop))
    suite.add("flow upload", lambda: upload(browser, shop, scripts=True))
    suite.add("flow upload without scripts", lambda: upload(browser, shop, scripts=False))
    suite.add("flow merge", lambda: merge_and_split(browser, shop, scripts=True))
    suite.add("flow merge without scripts", lambda: merge_and_split(browser, shop, scripts=False))
    suite.add("flow no scripts", lambda: pages_read_without_scripts(browser, shop))
    suite.add("flow print", lambda: print_leaves_the_controls_out(browser, shop))
    suite.add("flow large text", lambda: large_text_fits(browser, shop))
