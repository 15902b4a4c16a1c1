import { Router } from 'express';
import { type Act, find, seconds } from '../acts/act';
import type { Emulator } from '../emulator';
import { type Call, endpoint } from '../http/endpoint';
import { listPage, readPage } from '../http/list';
import { mergeMetadata, type Params } from '../http/params';
import { buildCustomer } from '../objects/customer';

export function customerRoutes(emulator: Emulator): Router {
  const router = Router();
  router.post('/v1/customers', endpoint(emulator, parseCreate));
  router.get('/v1/customers', endpoint(emulator, parseList));
  router.get('/v1/customers/:id', endpoint(emulator, parseRetrieve));
  router.post('/v1/customers/:id', endpoint(emulator, parseUpdate));
  return router;
}

const readCustomer = (params: Params) => ({
  email: params.text('email'),
  name: params.text('name'),
  phone: params.text('phone'),
  description: params.text('description'),
});

function parseCreate({ params }: Call) {
  const { email = null, name = null, phone = null, description = null } = readCustomer(params);
  const metadata = mergeMetadata({}, params.metadata());
  return (act: Act) =>
    act.tx.put('customer', buildCustomer({ email, name, phone, description, metadata, created: seconds(act) }));
}

function parseList({ params }: Call) {
  const page = readPage(params);
  const email = params.string('email');
  return ({ tx }: Act) =>
    listPage(
      '/v1/customers',
      tx.all('customer').filter((customer) => email === undefined || customer.email === email),
      page,
    );
}

const parseRetrieve =
  ({ id }: Call) =>
  ({ tx }: Act) =>
    find(tx, 'customer', id);

function parseUpdate({ id, params }: Call) {
  const change = readCustomer(params);
  const metadata = params.metadata();
  return ({ tx }: Act) => {
    const customer = find(tx, 'customer', id);
    const { email = customer.email, name = customer.name, phone = customer.phone } = change;
    const { description = customer.description } = change;
    return tx.put('customer', {
      ...customer,
      email,
      name,
      phone,
      description,
      metadata: mergeMetadata(customer.metadata, metadata),
    });
  };
}
