import { hashPassword, verifyPassword } from './passwords';

describe('passwords', () => {
  it("are stored as argon2id with OWASP's parameters, salted", async () => {
    const [first, second] = await Promise.all([hashPassword('correct horse'), hashPassword('correct horse')]);
    expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(first).not.toBe(second);
  });

  it('fit only their own hash, and never an account that does not exist', async () => {
    const passwordHash = await hashPassword('correct horse');
    expect(await verifyPassword(passwordHash, 'correct horse')).toBe(true);
    expect(await verifyPassword(passwordHash, 'correct horsf')).toBe(false);
    expect(await verifyPassword(undefined, 'correct horse')).toBe(false);
  });
});
