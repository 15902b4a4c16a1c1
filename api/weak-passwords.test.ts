import { newPasswordSchema } from '../shared/contracts/http/users';
import { hashPassword, verifyPassword } from './passwords';
import { refuseWeakPassword } from './weak-passwords';

const OWNER = { email: 'anna.miller@mail.example', name: 'Anna Miller' };
const choose = (password: string, owner = OWNER) =>
  refuseWeakPassword('password', newPasswordSchema.parse(password), owner);

describe('a password', () => {
  it.each([
    ...['password123', 'PassWord123', 'qwertyuiop', 'iloveyou1', '1234567890', 'Passw0rd!', 'P@ssword1'],
    ...['00000000', '88888888', '87654321', '12341234', 'aaaaaaaa', 'zzzzzzzz', 'abcdefgh', 'x'.repeat(64)],
    ...['Summer2024', 'Winter2025!', 'Autumn-2024', 'Januar2026!!', 'September2024'],
  ])('that a guesser comes to early is refused: %s', async (password) => {
    await expect(choose(password)).rejects.toMatchObject({
      status: 400,
      errors: [{ field: 'password', message: expect.stringContaining('easy to guess') }],
    });
  });

  it.each(['anna.miller@mail.example', 'Miller-1987', 'anna.miller', 'Ticketing2026!', 'AnnaMillerAnna'])(
    "that is little else than its owner's name or ours is refused: %s",
    async (password) => {
      await expect(choose(password)).rejects.toMatchObject({
        errors: [{ field: 'password', message: expect.stringContaining('besides your email') }],
      });
    },
  );

  it.each(['seven77', ''])('of less than 8 characters is refused: %s', (password) => {
    expect(newPasswordSchema.safeParse(password).success).toBe(false);
  });

  it.each([' '.repeat(8), '\u200b'.repeat(8), 'correct\u0000horse', 'correct\thorse'])(
    'that shows nothing or has control characters is refused: %j',
    (password) => {
      expect(newPasswordSchema.safeParse(password).success).toBe(false);
    },
  );

  it.each([
    'correct horse',
    'xkcd-936 anna miller',
    'öäü ñ 漢字 🎟️',
    'jackdaws love my big sphinx '.repeat(3),
    'k7Qz9w2B',
    '#$k%&@^*',
    ' leading and trailing ',
  ])('of 8 and more of any characters is good: %s', async (password) => {
    await expect(choose(password)).resolves.toBeUndefined();
  });

  it('is neither cut nor trimmed nor changed in case', async () => {
    const password = ` ${'Long '.repeat(200)}end`;
    expect(newPasswordSchema.parse(password)).toBe(password);
    const hash = await hashPassword(password);
    expect(await verifyPassword(hash, password)).toBe(true);
    for (const other of [password.trim(), password.slice(0, -1), password.toLowerCase()])
      expect(await verifyPassword(hash, other)).toBe(false);
  });

  it('may contain a short name by chance', async () => {
    await expect(choose('alpine lake', { email: 'al@io.example', name: 'Al' })).resolves.toBeUndefined();
  });
});
