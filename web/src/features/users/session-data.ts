import { redirect } from 'react-router';
import { attempt, isRefusal } from '../../shared/api/attempt';
import { nextPath, paths } from '../../shared/paths';
import { signIn } from './api/sign-in';
import { signOut } from './api/sign-out';
import { signUp } from './api/sign-up';

interface ActionArgs {
  request: Request;
}

const text = (form: FormData, name: string) => String(form.get(name) ?? '');

export async function submitSignIn({ request }: ActionArgs) {
  const form = await request.formData();
  const answer = await attempt(() => signIn({ email: text(form, 'email'), password: text(form, 'password') }));
  return isRefusal(answer) ? answer : redirect(nextPath(request.url));
}

export async function submitSignUp({ request }: ActionArgs) {
  const form = await request.formData();
  const name = text(form, 'name').trim() || undefined;
  const answer = await attempt(() => signUp({ email: text(form, 'email'), password: text(form, 'password'), name }));
  return isRefusal(answer) ? answer : redirect(nextPath(request.url));
}

export async function submitSignOut() {
  await signOut();
  return redirect(paths.catalogue.href());
}
