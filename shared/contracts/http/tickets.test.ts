import { ticketDetailsSchema } from './tickets';

const sound = { title: 'A concert', category: 'Concert', price: { amount: 4500, currency: 'USD' } };

const fieldsRefused = (changes: object) =>
  ticketDetailsSchema.safeParse({ ...sound, ...changes }).error?.issues.map(({ path }) => path.join('.'));

describe('ticketDetailsSchema', () => {
  it('fills what is left out with null, and writes codes, categories and instants in one way', () => {
    const startsAt = '2999-05-01T21:30:00+02:00';
    expect(
      ticketDetailsSchema.parse({ ...sound, startsAt, venue: ' \u200b ', sellerId: 'me', status: 'sold' }),
    ).toEqual({
      title: 'A concert',
      category: 'concert',
      price: { amount: 4500, currency: 'usd' },
      venue: null,
      city: null,
      startsAt: '2999-05-01T19:30:00.000Z',
      seat: null,
      description: null,
      pictureId: null,
    });
  });

  it.each([
    ['title', { title: '   ' }],
    ['title', { title: 'x'.repeat(201) }],
    ['title', { title: 'a\u0000b' }],
    ['title', { title: 'a\nb' }],
    ['title', { title: '\u200b\u2060\u3164' }],
    ['title', { title: 'evil \u202etxt' }],
    ['venue', { venue: 'a\u2066b' }],
    ['title', { title: 'a\n' }],
    ['title', { title: 'half a pair: \ud83c' }],
    ['category', { category: undefined }],
    ['price.amount', { price: { amount: 0, currency: 'usd' } }],
    ['price.amount', { price: { amount: -4500, currency: 'usd' } }],
    ['price.amount', { price: { amount: 45.5, currency: 'usd' } }],
    ['price.amount', { price: { amount: '4500', currency: 'usd' } }],
    ['price.amount', { price: { amount: 1e9, currency: 'usd' } }],
    ['price.currency', { price: { amount: 4500, currency: 'xyz' } }],
    ['startsAt', { startsAt: '2020-01-01T00:00:00Z' }],
    ['startsAt', { startsAt: '9999-12-31T23:59:59-23:59' }],
    ['startsAt', { startsAt: '2999-01-01' }],
    ['description', { description: 'a\u0007b' }],
  ])('refuses a wrong %s: %j', (field, changes) => {
    expect(fieldsRefused(changes)).toEqual([field]);
  });

  it('lets a description have lines', () => {
    expect(fieldsRefused({ description: 'one\ntwo\tthree' })).toBeUndefined();
  });
});
