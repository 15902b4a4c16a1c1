"""
What a valid request needs and no schema can say: a signature, a date that lies in the future, a password that nobody
else uses. Only requests that are meant to be valid are touched, and only where they would otherwise be refused for
such a reason; they are then expected to be accepted.
"""

import hashlib
import hmac
import os
import re
import time

import requests
import schemathesis

WEBHOOK_SECRET = os.environ["STRIPE_WEBHOOK_SECRET"].encode()

# Of Stripe's test cards (https://docs.stripe.com/testing), those that show every way a payment can go.
CARDS = [
    "pm_card_visa",
    "pm_card_mastercard",
    "pm_card_visa_chargeDeclined",
    "pm_card_chargeDeclinedFraudulent",
    "pm_card_authenticationRequired",
    "pm_card_pendingRefund",
]

# Whatever year was generated, the same day in one that is far away and a leap year too.
FUTURE_YEAR = "2996"


def digest_of(text):
    return hashlib.sha256(repr(text).encode()).digest()


def give_cursor(case):
    """A cursor is what an earlier page of the same order gave, or it is refused."""
    if case.query and "cursor" in case.query:
        query = {"limit": "1", **({"sort": case.query["sort"]} if "sort" in case.query else {})}
        url = case.operation.base_url + case.operation.path
        headers = {name: value for name, value in case.headers.items() if name == "Authorization"}
        cursor = requests.get(url, params=query, headers=headers, timeout=60).json().get("nextCursor")
        if cursor is None:
            del case.query["cursor"]
        else:
            case.query["cursor"] = cursor


def list_tickets(case, _kwargs):
    give_cursor(case)
    # One parameter that needs another.
    if case.query and ("minPrice" in case.query or "maxPrice" in case.query):
        case.query.setdefault("currency", "usd")


def list_orders(case, _kwargs):
    give_cursor(case)


def describe_ticket(case, _kwargs):
    """What begins in the past cannot be listed."""
    starts_at = case.body.get("startsAt") if isinstance(case.body, dict) else None
    if isinstance(starts_at, str):
        case.body["startsAt"] = re.sub(r"^\d{4}", FUTURE_YEAR, starts_at)


def choose_password(member):
    """Common passwords, and those made of the name or the email, are refused."""

    def choose(case, _kwargs):
        if isinstance(case.body, dict) and isinstance(case.body.get(member), str):
            password = case.body[member]
            case.body[member] = password[:1000] + digest_of(password).hex()[:16]

    return choose


def choose_card(case, _kwargs):
    """A card that Stripe does not know is refused."""
    if isinstance(case.body, dict) and "paymentMethod" in case.body:
        case.body["paymentMethod"] = CARDS[digest_of(case.body["paymentMethod"])[0] % len(CARDS)]


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
    "editTicket": describe_ticket,
    "createPayment": choose_card,
    "signUp": choose_password("password"),
    "changePassword": choose_password("newPassword"),
    "receiveStripeEvent": sign_event,
}


@schemathesis.hook
def before_call(_context, case, kwargs):
    complete = COMPLETIONS.get(case.operation.definition.raw.get("operationId"))
    if complete and case.meta and case.meta.generation.mode.is_positive:
        complete(case, kwargs)
