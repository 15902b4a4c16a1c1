import compression from 'compression';

/**
 * Packs what is long: pages, lists and files. What the API says of one thing has mostly less than the kilobyte from
 * which packing pays, and to look at each such answer takes about a tenth of a read.
 */
export const compress = compression();
