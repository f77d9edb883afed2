"""A client as there are many: keeps its connections, tries the next server when one is lost."""
import http.client
import json
import re
import urllib.parse

PATIENCE_SECONDS = 60
BOUNDARY = "torture-file-torture"


class Lost(Exception):
    """The connection was lost before the answer was complete."""


class Refused(Exception):
    """The server answered otherwise than it should."""


class Client:
    def __init__(self, servers, first=0):
        self.servers = servers
        self.turn = first
        self.connections = {}

    def request(self, server, method, address, body=None, headers=None):
        """Status, headers and body of one server's answer."""
        connection = self.connections.get(server.number)
        if connection is None or connection.port != server.port:
            connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=PATIENCE_SECONDS)
            self.connections[server.number] = connection
        try:
            connection.request(method, address, body, headers or {})
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read()
        except TimeoutError:
            connection.close()
            raise Refused(f"{method} {address} had no answer in {PATIENCE_SECONDS} s") from None
        except (OSError, http.client.HTTPException) as problem:
            connection.close()
            raise Lost(str(problem)) from None

    def next_server(self):
        self.turn += 1
        return self.servers[self.turn % len(self.servers)]

    def post_events(self, content_type, body):
        """The result of each event, from whichever server answers."""
        for attempt in range(len(self.servers)):
            try:
                return self.post_events_to(self.next_server(), content_type, body)
            except Lost:
                if attempt + 1 == len(self.servers):
                    raise
        return None

    def post_events_to(self, server, content_type, body):
        status, _, answer = self.request(server, "POST", "/api/v1/events", body, {"Content-Type": content_type})
        if status != 200:
            raise Refused(f"events were answered {status}: {answer.decode()[:300]}")
        return [event["result"] for event in json.loads(answer)["events"]]

    def get(self, server, address):
        status, _, answer = self.request(server, "GET", address)
        # Before the first event or version of the script there are things that aren't.
        if status not in (200, 404):
            raise Refused(f"{address} was answered {status}: {answer.decode()[:300]}")
        return answer

    def look(self, address):
        return self.get(self.next_server(), address)

    def upload(self, server, name, content, mapping):
        """Hands a file in through the page, as a browser does; the id of the import that was begun."""
        _, headers, page = self.request(server, "GET", "/data/upload")
        token = re.search(r'name="token" value="(\w+)"', page.decode())[1]
        cookie = {"Cookie": f"throughline-form={token}"}
        parts = (f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="token"\r\n\r\n{token}\r\n'
                 f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n'
                 "Content-Type: text/csv\r\n\r\n").encode() + content + f"\r\n--{BOUNDARY}--\r\n".encode()
        address = self.moved(server, "/data/upload", parts,
                             {**cookie, "Content-Type": f"multipart/form-data; boundary={BOUNDARY}"})
        form = urllib.parse.urlencode({"token": token, "mapping": mapping})
        address = self.moved(server, address, form, {**cookie, "Content-Type": "application/x-www-form-urlencoded"})
        return address.rsplit("/", 1)[1]

    def moved(self, server, address, body, headers):
        status, headers, answer = self.request(server, "POST", address, body, headers)
        if status != 303:
            raise Refused(f"{address} was answered {status}: {answer.decode()[:300]}")
        return headers["Location"]

    def import_state(self, server, number):
        return json.loads(self.get(server, f"/api/v1/imports/{number}"))["state"]

    def close(self):
        for connection in self.connections.values():
            connection.close()
