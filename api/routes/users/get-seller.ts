import type { RequestHandler } from 'express';
import type { Seller } from '../../../shared/contracts/http/users';
import { isId } from '../../../shared/contracts/ids';
import { answerRead } from '../../answer-read';
import type { ApiContext } from '../../context';
import { HttpProblem } from '../../errors';
import { findUser } from './get-current-user';
import { nameFromEmail } from './name-from-email';

/** GET /api/sellers/:id. A buyer stays unknown: only whoever has listed a ticket is found. */
export const getSeller =
  (context: ApiContext): RequestHandler =>
  async (req, res) => {
    const seller = isId(req.params.id) ? await findSeller(context, req.params.id) : null;
    if (!seller) throw new HttpProblem('seller-not-found');
    answerRead(res, seller, { audience: 'public' });
  };

async function findSeller(context: ApiContext, id: string): Promise<Seller | null> {
  const [hasListed, user] = await Promise.all([
    context.database.models.tickets.exists({ sellerId: id }),
    findUser(context, id),
  ]);
  if (!hasListed || !user) return null;
  // Half of an email address is nothing to tell everybody.
  return { id, name: user.name === nameFromEmail(user.email) ? null : user.name };
}
