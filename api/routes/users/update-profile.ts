import type { Request, RequestHandler } from 'express';
import type { z } from 'zod';
import { updateProfileSchema } from '../../../shared/contracts/http/users';
import {
  UPDATE_PROFILE_WORKFLOW,
  type UpdateProfileInput,
  USERS_TASK_QUEUE,
  updateProfileWorkflowId,
} from '../../../shared/contracts/users';
import type { ApiContext } from '../../context';
import { requireUser, userIdOf } from '../../middleware/session';
import { validateBody } from '../../middleware/validate-body';
import { newId } from '../../new-id';
import { runWorkflow } from '../../temporal';
import { findUser } from './get-current-user';

type Body = z.output<typeof updateProfileSchema>;

/** PATCH /api/users/me. */
export const updateProfile = (context: ApiContext): RequestHandler[] => [
  requireUser,
  ...validateBody(updateProfileSchema),
  async (req: Request<object, unknown, Body>, res) => {
    const userId = userIdOf(res);
    const input: UpdateProfileInput = { userId, changeId: newId(), name: req.body.name };
    await runWorkflow(context, UPDATE_PROFILE_WORKFLOW, {
      workflowId: updateProfileWorkflowId(userId, input.changeId),
      taskQueue: USERS_TASK_QUEUE,
      args: [input],
    });
    res.json(await findUser(context, userId));
  },
];
