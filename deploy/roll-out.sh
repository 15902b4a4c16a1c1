#!/bin/sh
# deploy/roll-out.sh <build>: brings the cloud overlay, whose image must have the tag <build>, to the cluster that kubectl is
# set to. The order is the point: stores, workers, their build made current, the API, and last the workers of builds that no
# order needs any more. May be repeated at any time. Needs kubectl, and temporal with TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE
# and a key or certificate. OVERLAY names another overlay, DEPLOYMENT what WORKER_DEPLOYMENT is set to.
set -eu

build=$1
overlay=${OVERLAY:-$(dirname "$0")/k8s/overlays/cloud}
deployment=${DEPLOYMENT:-ticketing}
# Activities before the workflows that call them.
domains="tickets payments users orders"

in_namespace() { kubectl --namespace ticketing "$@"; }

kubectl kustomize "$overlay" | grep -q "ticketing/build: \"\{0,1\}$build\"\{0,1\}\$" || {
  echo "The image of $overlay does not have the tag $build." >&2
  exit 1
}

# A Job cannot be changed.
in_namespace delete job prepare-stores --ignore-not-found
kubectl apply -k "$overlay" --selector 'app.kubernetes.io/component!=api'
in_namespace wait job/prepare-stores --for=condition=complete --timeout=15m
for domain in $domains; do
  in_namespace rollout status "deployment/worker-$domain-$build" --timeout=10m
done

for domain in $domains; do
  tries=0
  # Temporal hears of a build a moment after its first worker polls.
  until temporal worker deployment set-current-version --deployment-name "$deployment-$domain" --build-id "$build" --yes; do
    tries=$((tries + 1))
    [ "$tries" -lt 24 ]
    sleep "${PAUSE:-5}"
  done
done

kubectl apply -k "$overlay"
in_namespace rollout status deployment/api --timeout=10m

# What an order is still pinned to stays; the next roll-out asks again.
in_namespace get deployments --selector app.kubernetes.io/component=worker \
  --output 'jsonpath={range .items[*]}{.metadata.labels.ticketing/domain}{" "}{.metadata.labels.ticketing/build}{"\n"}{end}' |
  while read -r domain old; do
    [ "$old" != "$build" ] || continue
    if temporal worker deployment describe-version --deployment-name "$deployment-$domain" --build-id "$old" \
      --output json </dev/null | grep -q '"drainageStatus": "drained"'; then
      in_namespace delete deployment,scaledobject --selector "ticketing/domain=$domain,ticketing/build=$old" </dev/null
    else
      echo "worker-$domain-$old stays: an order may be pinned to it."
    fi
  done
