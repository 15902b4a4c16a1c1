import express from 'express';
import request from 'supertest';
import { readAhead } from './read-ahead';

const fail = async (): Promise<string> => {
  throw new Error('the database is away');
};

it('reads while the handlers between are at work', async () => {
  const order: string[] = [];
  const ahead = readAhead(async () => {
    order.push('began to read');
    return 'found';
  });
  const app = express().get(
    '/',
    ahead.begin,
    (_req, _res, next) => {
      order.push('between');
      next();
    },
    async (_req, res) => void res.json(await ahead.found(res)),
  );
  const { body } = await request(app).get('/');
  expect(body).toBe('found');
  expect(order).toEqual(['began to read', 'between']);
});

it('fails where it is asked for, and nowhere when the request was answered before', async () => {
  const ahead = readAhead(fail);
  const answeredBefore = express().get('/', ahead.begin, (_req, res) => void res.json('replayed'));
  expect((await request(answeredBefore).get('/')).body).toBe('replayed');
  const asked = express().get('/', ahead.begin, async (_req, res) => {
    await expect(ahead.found(res)).rejects.toThrow('the database is away');
    res.json('heard of it');
  });
  expect((await request(asked).get('/')).body).toBe('heard of it');
});

it('is nothing to ask for where none was begun', async () => {
  const ahead = readAhead(fail);
  const app = express().get('/', (_req, res) => {
    expect(() => ahead.found(res)).toThrow('begins no such read');
    res.json('told');
  });
  expect((await request(app).get('/')).body).toBe('told');
});
