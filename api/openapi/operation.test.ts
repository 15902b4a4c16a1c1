import express from 'express';
import request from 'supertest';
import { anyOf } from './operation';

const PATHS = ['/api/tickets', '/api/tickets/{id}', '/api/orders/{id}/events', '/api/openapi.json'];

it.each([
  '/api/tickets',
  '/api/tickets/',
  '/API/Tickets',
  '/api/tickets/1',
  '/api/tickets/%E0%A4%A',
  '/api/orders/a.b/events/',
  '/api/openapi.json',
  '/api/openapiXjson',
  '/api/ticketsandmore',
  '/api/tickets//',
  '/api/tickets/1/2',
  '/api/orders//events',
  '/api/orders/1',
  '/api',
  '/',
])('takes %s as Express takes it', async (path) => {
  const app = express();
  for (const known of PATHS) app.all(known.replace('{id}', ':id'), (_req, res) => void res.json('taken'));
  // What cannot be decoded was taken, and is refused for that.
  const { status } = await request(app).get(path);
  expect(anyOf(PATHS).test(path)).toBe(status !== 404);
});
