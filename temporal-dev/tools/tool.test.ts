import { firstThatWorks, type Tool, type Way } from './tool';

const tool = (command: string): Tool => ({ title: 'Server', version: '1.0.0', command });
const works = (attempt: string): Way => ({ attempt, find: async () => tool(attempt) });
const absent = (attempt: string): Way => ({ attempt, find: async () => undefined });
const fails = (attempt: string, reason: string): Way => ({ attempt, find: () => Promise.reject(new Error(reason)) });

test('takes the first way that works and does not try those after it', async () => {
  const later = { attempt: 'download', find: jest.fn() };
  const found = await firstThatWorks('server', [absent('PATH'), fails('the cache', 'broken'), works('pip'), later], '');
  expect(found.command).toBe('pip');
  expect(later.find).not.toHaveBeenCalled();
});

test('says in one sentence what was tried, why it failed and what to install', async () => {
  const ways = [absent('server on PATH'), fails('pip install server', 'no Python 3 with pip')];
  await expect(firstThatWorks('server', ways, 'install Python 3')).rejects.toThrow(
    'No server could be found or installed; tried server on PATH, pip install server (no Python 3 with pip): install Python 3.',
  );
});
