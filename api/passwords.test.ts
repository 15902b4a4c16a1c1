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

  it('wait for their turn, and are refused with 503 when too many wait', async () => {
    const asked = await Promise.allSettled(Array.from({ length: 300 }, () => hashPassword('correct horse')));
    const refused = asked.flatMap((answer) => (answer.status === 'rejected' ? answer.reason : []));
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.length).toBeLessThan(300);
    for (const reason of refused) expect(reason).toMatchObject({ status: 503, slug: 'unavailable' });
    await expect(hashPassword('correct horse')).resolves.toMatch(/^\$argon2id/);
  });
});
