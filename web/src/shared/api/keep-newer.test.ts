import { keepNewer, keepNewerItems } from './keep-newer';

const at = (version: number, id = 'a') => ({ id, version });
const pages = (...versions: { id: string; version: number }[]) => ({
  pages: [{ items: versions, nextCursor: null }],
  pageParams: [undefined],
});

test('an answer that is older than what is known does not undo it', () => {
  expect(keepNewer(at(3), at(2))).toEqual(at(3));
  expect(keepNewer(at(3), at(4))).toEqual(at(4));
  expect(keepNewer(undefined, at(1))).toEqual(at(1));
});

test('an answer of the same version may tell more', () => {
  expect(keepNewer(at(3), { ...at(3), secret: 's' })).toEqual({ ...at(3), secret: 's' });
});

test('of a list the answer says what is in it, and the later version of each', () => {
  const known = pages(at(3, 'a'), at(1, 'b'), at(1, 'gone'));
  expect(keepNewerItems(known, pages(at(2, 'a'), at(2, 'b'), at(1, 'new')))).toEqual(
    pages(at(3, 'a'), at(2, 'b'), at(1, 'new')),
  );
  expect(keepNewerItems(undefined, pages(at(1)))).toEqual(pages(at(1)));
});
