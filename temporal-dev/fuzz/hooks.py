"""
What a valid request needs and no schema can say: a signature, a date that lies in the future, an order that waits for
its payment. Only requests that are meant to be valid are touched; they are then expected to be accepted.
"""

import base64
import hashlib
import hmac
import json
import os
import re
import time

import requests
import schemathesis

WEBHOOK_SECRET = os.environ["STRIPE_WEBHOOK_SECRET"].encode()

# As users.json has it.
CREDENTIALS = {"email": "bob@example.com", "password": "demo-password-1"}

# Of Stripe's test cards (https://docs.stripe.com/testing), some for every way a payment can go.
CARDS = [
    "pm_card_visa",
    "pm_card_mastercard",
    "pm_card_amex",
    "pm_card_visa_chargeDeclined",
    "pm_card_chargeDeclinedFraudulent",
    "pm_card_authenticationRequired",
    "pm_card_pendingRefund",
]

# The smallest pictures that are taken: 200 by 200 pixels of one colour, as each type of file, in base64: a body that the
# document calls a string must be one until it is sent.
PICTURES = {
    "image/jpeg": (
        "/9j/2wBDABQUFBQVFBcZGRcfIh4iHy4rJycrLkYyNjI2MkZqQk5CQk5Cal5yXVZdcl6phXZ2hanDpJukw+zT0+z/////////2wBD"
        "ARQUFBQVFBcZGRcfIh4iHy4rJycrLkYyNjI2MkZqQk5CQk5Cal5yXVZdcl6phXZ2hanDpJukw+zT0+z/////////wgARCADIAMgD"
        "ASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAT/xAAWAQEBAQAAAAAAAAAAAAAAAAAAAwb/2gAMAwEAAhADEAAAAJBo7AAA"
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAf/EABQQAQAAAAAAAAAAAAAAAAAAAJD/2gAI"
        "AQEAAT8AHH//xAAUEQEAAAAAAAAAAAAAAAAAAABw/9oACAECAQE/ACn/xAAUEQEAAAAAAAAAAAAAAAAAAABw/9oACAEDAQE/ACn/"
        "2Q=="
    ),
    "image/png": (
        "iVBORw0KGgoAAAANSUhEUgAAAMgAAADICAMAAACahl6sAAAAA1BMVEV6PP+g7UYuAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAAPUlE"
        "QVR42u3BAQ0AAADCoPdPbQ8HFAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA8GadCAAB3hpU3AAAAABJRU5E"
        "rkJggg=="
    ),
    "image/webp": "UklGRigAAABXRUJQVlA4TBsAAAAvx8AxAAdQnur1v/8BBWkbMPVvvzsR/U/uv4cA",
}

# Whatever year was generated, the same day of one that is far away and a leap year too.
FUTURE_YEAR = "2996"

# No schema of ours has such a member, and the API refuses them wherever they stand.
FORBIDDEN_NAME = re.compile(r"^(\$.*|__proto__|constructor|prototype)$", re.DOTALL)


def pick(case, choices):
    """One of the choices, the same whenever the same request is generated again."""
    generated = json.dumps([case.path_parameters, case.query, case.body], default=repr, sort_keys=True)
    return choices[hashlib.sha256(generated.encode()).digest()[0] % len(choices)]


def authorization_of(case):
    return {name: value for name, value in case.headers.items() if name == "Authorization"}


def ask(case, path, **query):
    headers = authorization_of(case)
    answer = requests.get(case.operation.base_url + path, params=query, headers=headers, timeout=90)
    return answer.json() if answer.ok else {"items": [], "nextCursor": None}


def first_id(case, path, **query):
    return next((item["id"] for item in ask(case, path, limit=1, **query)["items"]), None)


def without_forbidden_names(value):
    if isinstance(value, list):
        return [without_forbidden_names(item) for item in value]
    if not isinstance(value, dict):
        return value
    return {name: without_forbidden_names(item) for name, item in value.items() if not FORBIDDEN_NAME.match(name)}


def give_cursor(case):
    """A cursor is what an earlier page of the same order gave, or it is refused."""
    if "cursor" in case.query:
        sort = {"sort": case.query["sort"]} if "sort" in case.query else {}
        case.query["cursor"] = ask(case, case.operation.path, limit=1, **sort)["nextCursor"] or ""


def list_tickets(case, _kwargs):
    give_cursor(case)
    # One parameter that needs another.
    if any(case.query.get(bound, "") != "" for bound in ("minPrice", "maxPrice")):
        case.query["currency"] = case.query.get("currency") or "usd"


def list_orders(case, _kwargs):
    give_cursor(case)


def describe_ticket(case, _kwargs):
    """What begins in the past cannot be listed."""
    starts_at = case.body.get("startsAt")
    if isinstance(starts_at, str):
        case.body["startsAt"] = re.sub(r"^\d{4}", FUTURE_YEAR, starts_at)
    if isinstance(case.body.get("pictureId"), str):
        case.body["pictureId"] = pick(case, [case.body["pictureId"], a_picture(case)]) or case.body["pictureId"]


def a_picture(case):
    """The id of one that is there; none for who is not signed in."""
    headers = {"Content-Type": "image/png", **authorization_of(case)}
    data = base64.b64decode(PICTURES["image/png"])
    answer = requests.post(case.operation.base_url + "/api/pictures", data=data, headers=headers, timeout=90)
    return answer.json().get("id")


def edit_ticket(case, kwargs):
    describe_ticket(case, kwargs)
    # Schemathesis 4.32 sends a number in one of its cases; and a version that the ticket may have goes deeper.
    if "If-Match" in case.headers:
        case.headers["If-Match"] = pick(case, ["*", '"v1"', '"v1", W/"v2"'])


def upload_picture(case, _kwargs):
    """Bytes that are no picture are refused."""
    case.body = PICTURES[case.media_type]


@schemathesis.serializer(*PICTURES)
def send_bytes(_context, value):
    if value in PICTURES.values():
        return base64.b64decode(value)
    return value if isinstance(value, bytes) else str(value).encode()


def buy(case, _kwargs):
    case.body["ticketId"] = pick(
        case, [case.body["ticketId"], first_id(case, "/api/tickets", status="available", sort="date")]
    ) or case.body["ticketId"]


def pay(case, _kwargs):
    """A card that Stripe does not know is refused."""
    case.body["paymentMethod"] = pick(case, CARDS)
    case.body["orderId"] = first_id(case, "/api/orders", status="awaiting-payment") or case.body["orderId"]


def use_order(status):
    def use(case, _kwargs):
        generated = case.path_parameters["id"]
        case.path_parameters["id"] = pick(case, [generated, first_id(case, "/api/orders", status=status)]) or generated

    return use


def sign_up(case, _kwargs):
    """Passwords whose beginning is easily guessed, and those made of the name or the email, are refused."""
    case.body["password"] = "jackdaws love my big sphinx " + case.body["password"][:990]


def sign_in(case, _kwargs):
    if pick(case, [True, False]):
        case.body.update(CREDENTIALS)


def change_password(case, _kwargs):
    """To the one that it is already, for the next request needs it."""
    if pick(case, [True, False]):
        case.body["currentPassword"] = CREDENTIALS["password"]
    case.body["newPassword"] = CREDENTIALS["password"]


def refresh_token(case, _kwargs):
    if pick(case, [True, False]):
        tokens = requests.post(case.operation.base_url + "/api/users/token", json=CREDENTIALS, timeout=90).json()
        case.body["refreshToken"] = tokens["refreshToken"]


class StripeSignature(requests.auth.AuthBase):
    """Signs the body as it goes out."""

    def __call__(self, request):
        now = str(int(time.time()))
        body = request.body if isinstance(request.body, bytes) else (request.body or "").encode()
        signature = hmac.new(WEBHOOK_SECRET, now.encode() + b"." + body, hashlib.sha256).hexdigest()
        request.headers["Stripe-Signature"] = f"t={now},v1={signature}"
        return request


def sign_event(_case, kwargs):
    kwargs["auth"] = StripeSignature()


COMPLETIONS = {
    "listTickets": list_tickets,
    "listOrders": list_orders,
    "createTicket": describe_ticket,
    "editTicket": edit_ticket,
    "uploadPicture": upload_picture,
    "createOrder": buy,
    "cancelOrder": use_order("awaiting-payment"),
    "extendOrder": use_order("awaiting-payment"),
    "refundOrder": use_order("complete"),
    "createPayment": pay,
    "signUp": sign_up,
    "signIn": sign_in,
    "createToken": sign_in,
    "refreshToken": refresh_token,
    "changePassword": change_password,
    "receiveStripeEvent": sign_event,
}


@schemathesis.hook
def before_call(_context, case, kwargs):
    if not (case.meta and case.meta.generation.mode.is_positive):
        return
    case.body = without_forbidden_names(case.body)
    complete = COMPLETIONS.get(case.operation.definition.raw.get("operationId"))
    if complete:
        complete(case, kwargs)
