import { convertV2, type Options } from 'openapi-to-postmanv2';
import { type OpenApiDocument, openApiDocument } from '../../api/openapi/document';
import { OPERATIONS } from '../../api/openapi/operations';
import { purchaseFolder } from './postman-purchase';
import { toJson } from './to-json';

/** Where `npm start` serves the API. */
const BASE_URL = 'http://localhost:3000';

interface Field {
  key: string;
  value?: string;
  disabled?: boolean;
}

interface PostmanRequest {
  auth?: unknown;
  url: { path: string[]; query: Field[]; variable: Field[] };
  header?: Field[];
  body?: unknown;
}

interface PostmanItem {
  name: string;
  item?: PostmanItem[];
  request?: PostmanRequest;
  response?: { code: number; id?: string; originalRequest?: unknown }[];
  [member: string]: unknown;
}

/** The text of `docs/postman/collection.json`: the whole purchase to run, and every call of the API to try. */
export async function postmanCollection(): Promise<string> {
  const calls = await convert();
  return toJson({
    info: {
      name: 'Ticketing API',
      description: 'Generated from the OpenAPI document by `npm run docs`. Run "A whole purchase" from top to bottom.',
      schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
    },
    // Postman keeps the session cookie that signing up or in sets.
    auth: { type: 'noauth' },
    variable: [{ key: 'baseUrl', value: BASE_URL }],
    item: [purchaseFolder(), ...calls.map(tidy)],
  });
}

/** The text of `docs/postman/environment.json`. */
export const postmanEnvironment = (): string =>
  toJson({
    name: 'Ticketing, npm start',
    values: [{ key: 'baseUrl', value: BASE_URL, type: 'default', enabled: true }],
    _postman_variable_scope: 'environment',
  });

type PostmanFolder = { item: PostmanItem[] };

/** What a run of the collection can do; it would wait for ever for the end of a stream. */
function finiteCalls(): OpenApiDocument {
  const endless = OPERATIONS.filter(({ answers }) =>
    Object.values(answers).some(({ mediaType }) => mediaType === 'text/event-stream'),
  ).map(({ path }) => path);
  const { paths = {}, ...document } = openApiDocument();
  return { ...document, paths: Object.fromEntries(Object.entries(paths).filter(([path]) => !endless.includes(path))) };
}

const convert = () =>
  new Promise<PostmanItem[]>((resolve, reject) => {
    const options: Options = {
      folderStrategy: 'Tags',
      parametersResolution: 'Example',
      enableOptionalParameters: false,
    };
    convertV2({ type: 'json', data: finiteCalls() }, options, (error, conversion) => {
      const [converted] = conversion?.output ?? [];
      if (error || !conversion?.result || !converted) reject(error ?? new Error(conversion?.reason));
      else resolve((converted.data as PostmanFolder).item);
    });
  });

/** What changes with every conversion goes: random ids and values. Errors are explained by their own pages. */
function tidy({ id: _id, item, request, response, ...rest }: PostmanItem): PostmanItem {
  return {
    ...rest,
    ...(item && { item: item.map(tidy) }),
    ...(request && { request: fillIn(request) }),
    ...(response && {
      response: response
        .filter(({ code }) => code < 400)
        .map(({ id: _answerId, originalRequest: _request, ...answer }) => answer),
    }),
  };
}

/** The variables that the purchase leaves behind, by the collection that a path begins with. */
const IDS: Record<string, string> = { tickets: '{{ticketId}}', orders: '{{orderId}}' };

/** A body that is a file is chosen by whoever sends it. */
const isFile = ({ key, value = '' }: Field): boolean => key === 'Content-Type' && value.startsWith('image/');

function fillIn({ auth: _auth, url, header = [], ...rest }: PostmanRequest): PostmanRequest {
  const [, collection = ''] = url.path;
  return {
    ...rest,
    ...(header.some(isFile) && { body: { mode: 'file', file: {} } }),
    url: {
      ...url,
      query: url.query.map((field) => ({ ...field, value: '' })),
      variable: url.variable.map((field) => ({ ...field, value: IDS[collection] ?? '' })),
    },
    header: header.map((field) =>
      field.key === 'Idempotency-Key'
        ? { ...field, value: '{{$guid}}', disabled: false }
        : { ...field, value: field.disabled ? '' : field.value },
    ),
  };
}
