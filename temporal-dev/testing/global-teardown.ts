import { rm } from 'node:fs/promises';

export default async function globalTeardown(): Promise<void> {
  const { sharedMongo } = globalThis;
  if (!sharedMongo) return;
  await sharedMongo.server.stop();
  await rm(sharedMongo.folder, { recursive: true, force: true });
}
