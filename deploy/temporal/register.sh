#!/bin/sh
# Registers the namespace and the search attributes; changes nothing where they exist.
# TEMPORAL_ADDRESS and TEMPORAL_NAMESPACE are read by the temporal command itself.
set -eu

until temporal operator cluster health; do sleep 1; done

temporal operator namespace describe >/dev/null 2>&1 ||
  temporal operator namespace create --retention 30d --namespace "$TEMPORAL_NAMESPACE"
until temporal operator namespace describe >/dev/null 2>&1; do sleep 1; done

# The names and types are those of shared/contracts/search-attributes.ts.
until temporal operator search-attribute create \
  --name OrderStatus --type Keyword \
  --name TicketId --type Keyword \
  --name BuyerId --type Keyword \
  --name SellerId --type Keyword; do sleep 1; done
