import hmac

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import path

from benchmarks.company import CLIENT_SECRET

TABLE = (
    "CREATE TABLE floor_push (body TEXT NOT NULL, received_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP)"
)


def receive(request: HttpRequest) -> HttpResponse:
    """Check the signature and keep the body."""
    body = request.body
    expected = hmac.new(CLIENT_SECRET.encode(), b"hmacsha256=" + body, "sha256").hexdigest()
    if not hmac.compare_digest(expected, request.headers.get("X-LI-Signature", "")):
        return HttpResponse(status=401)
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO floor_push (body) VALUES (%s)", [body.decode()])
    return HttpResponse("{}")


urlpatterns = [path("push/", receive), path("", lambda request: HttpResponse())]
