import { ifNoneMatchHeaderSchema } from '../../shared/contracts/http/entity-tags';

/** What every operation that answers with an ETag says: `...READ.operation`, and among its answers `...READ.answers`. */
export const READ = {
  operation: { headers: ifNoneMatchHeaderSchema },
  answers: {
    304: { description: 'You have it already: nothing has changed since that ETag. No body.', headers: ['ETag'] },
  },
} as const;
