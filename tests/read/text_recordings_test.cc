// Recordings with a grammar of their own: .http files, what curl prints, NDJSON of exchanges.
#include "read/recording_dump.h"
#include "support/catch.h"

using contract::tests::read_as_text;

TEST_CASE("a request and its response in an .http file are an exchange") {
  CHECK(read_as_text(R"(### first
# @name create
@host = https://h
@base = {{host}}/v1

post {{ base }}/a
  ?b=c
// a comment among the headers
Accept: text/plain

POST {{base}}/a
  ?b=c
)")
            .starts_with("none: "));
  CHECK(read_as_text(R"(### first
@host = https://h
@base = {{host}}/v1
POST {{ base }}/a
  ?b=c HTTP/1.1
// a comment among the headers
Content-Type: text/plain

one
# two

> {%
  client.log("three");
%}
HTTP/1.1 201
Date: today

{
}

Response code: 201 (Created); Time: 1ms

###
https://h/b

###
HTTP/2 204
)") == R"(http: exchanges: 2, unreadable: 0
exchange 4:1
  request 4:6 POST https://h/v1/a?b=c HTTP/1.1
    header 7:15 Content-Type: text/plain
    body 9:1 9 bytes of text/plain
      | 9:1 one
      | 10:1 # two
  response 15:10 201
    header 16:7 Date: today
    body 18:1 3 bytes of no known type
      | 18:1 {
      | 19:1 }
exchange 24:1
  request 24:1 GET https://h/b
  response 27:8 204
)");
}

TEST_CASE("a variable of an .http file that stands for itself does not hang the reader") {
  CHECK(read_as_text("@a = {{b}}\n@b = {{a}}{{a}}\nGET {{a}}\n\nHTTP/1.1 200\n").starts_with("http: exchanges: 1"));
}

TEST_CASE("what of an .http file is no exchange says why") {
  CHECK(read_as_text(R"(GET /a

###
GET /b

<> b.json

###
POST /c
No header

HTTP/1.1 200 OK
###
some words
###
HTTP/1.1 200 OK
)") == R"(http: exchanges: 0, unreadable: 5
1:5 the request has no response (keep the response below it: `HTTP/1.1 200 OK`)
6:1 the response is in another file, which is not read (keep the response below the request: `HTTP/1.1 200 OK`)
10:1 this is no header: one is a name, a colon and a value (an empty line comes before the body)
14:1 this is neither a request nor a response (a request begins with its method and URL, a response with `HTTP/1.1 200 OK`; `###` sets requests apart)
16:1 the response has no request (keep the request above it)
)");
}

TEST_CASE("a curl command tells the request of the responses below it") {
  CHECK(read_as_text(R"($ curl -siL -XPUT "https://h/a\"b" -H 'X-A: it'"'"'s' \
  -H "Content-Type: text/plain" --data-raw 'one
two' -o out | cat
HTTP/1.1 100 Continue

HTTP/1.1 303 See Other
location: ../c

HTTP/1.1 200 OK

three
% curl -I h/d
HTTP/2 204
)") == R"(curl: exchanges: 3, unreadable: 0
exchange 1:1
  request 1:19 PUT https://h/a"b
    header 1:39 X-A: it's
    header 2:21 Content-Type: text/plain
    body 2:44 7 bytes of text/plain
      | 2:45 one
      | 3:1 two
  response 6:10 303
    header 7:11 location: ../c
exchange 1:1
  request 1:19 GET https://h/c
    header 1:39 X-A: it's
    header 2:21 Content-Type: text/plain
  response 9:10 200
    body 11:1 5 bytes of no known type
      | 11:1 three
exchange 12:1
  request 12:11 HEAD http://h/d
  response 13:8 204
)");
}

TEST_CASE("the lines of curl -v tell both messages") {
  CHECK(read_as_text(R"(* Connected to h (192.0.2.1) port 80
> GET /a HTTP/1.1
> Host: h
> Accept: */*
>
* Request completely sent off
< HTTP/1.1 200 OK
< Content-Type: text/plain
<
{ [5 bytes data]
one
two* Connection #0 to host h left intact
> GET /b HTTP/1.1
>
< HTTP/1.1 204 No Content
<
* Connection #0 to host h left intact
> GET /c HTTP/1.1
)") == R"(curl: exchanges: 2, unreadable: 1
exchange 2:1
  request 2:7 GET http://h/a
    header 3:9 Host: h
    header 4:11 Accept: */*
    body not recorded
  response 7:12 200
    header 8:17 Content-Type: text/plain
    body 11:1 7 bytes of text/plain
      | 11:1 one
      | 12:1 two
exchange 13:1
  request 13:7 GET /b
    body not recorded
  response 15:12 204
18:7 the request has no response
)");
}

TEST_CASE("a response of curl whose request nothing tells cannot be used") {
  CHECK(read_as_text("HTTP/1.1 200 OK\n\n{}\n") ==
        "curl: exchanges: 0, unreadable: 1\n1:10 nothing tells the request of this response (keep the curl command "
        "above it, or record with `curl -v`)\n");
  CHECK(read_as_text("$ curl -F a=b h/a\nHTTP/1.1 200 OK\n\n{}\n$ curl 'h\nHTTP/1.1 200 OK\n") ==
        "curl: exchanges: 0, unreadable: 2\n1:1 the command sends a form or a file, which is not read\n5:1 a quotation "
        "of the command is never closed\n");
}

TEST_CASE("a line of NDJSON is an exchange") {
  CHECK(
      read_as_text(
          R"({"request": {"method": "post", "url": "/a", "headers": {"X": ["b", 1]}, "body": "c"}, "response": {"status": 200, "body": {"d": "é"}}, "capturedAt": "today"}

{"response": {"status": 201, "bodyEncoding": "base64", "body": "W10="}, "request": {"method": "GET", "url": "/e", "bodyEncoding": "text", "body": "f"}}
)") == R"(ndjson: exchanges: 2, unreadable: 0
exchange 1:1
  captured 1:150 today
  request 1:39 POST /a
    header 1:63 X: b
    header 1:68 X: 1
    body 1:81 3 bytes of application/json
      | 1:81 "c"
  response 1:110 200
    body 1:123 11 bytes of application/json
      | 1:123 {"d": "é"}
exchange 3:1
  request 3:109 GET /e
    body 3:147 1 bytes of no known type
      | 3:148 f
  response 3:25 201
    body 3:64 2 bytes of no known type
      | 3:64 []
)");
}

TEST_CASE("a line of NDJSON that cannot be used does not hide the others") {
  CHECK(read_as_text(R"({"request": {"method": "GET", "url": "/a"}, "response": {"status": 204}}
{"request": {"method": "GET"
{"request": {"method": "GET"}, "response": {}}
{"request": {"method": "GET", "url": "/a", "body": 1, "bodyEncoding": "text"}, "response": {"status": 99}}
)") == R"(ndjson: exchanges: 1, unreadable: 3
exchange 1:1
  request 1:38 GET /a
  response 1:68 204
2:29 the line ends inside an object (close it with `}`)
3:13 `request.url` is missing
3:44 `response.status` is missing
4:52 `request.body` is a number, not a string
4:103 99 is no status: one has three digits
)");
}

TEST_CASE("texts of other kinds are left to their readers") {
  CHECK(read_as_text("- GET /a\n- HTTP/1.1 200 OK\n").starts_with("none: "));
  CHECK(read_as_text("* a list\n* of things\n").starts_with("none: "));
  CHECK(read_as_text("> a quotation\n").starts_with("none: "));
  CHECK(read_as_text("{\"log\": {\"entries\": [{\"request\": {}, \"response\": {}}]}}\n").starts_with("har: "));
  CHECK(read_as_text(R"({"request": {"method": "GET", "urlPath": "/a"}, "response": {"status": 204}})")
            .starts_with("wiremock: exchanges: 1"));
}
