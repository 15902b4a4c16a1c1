/** Reads an OpenAPI document from stdin and writes the types of its typed client to stdout. */
import { text } from 'node:stream/consumers';
import { lendTypeScript6 } from './bootstrap/lend-typescript-6.mjs';

lendTypeScript6('openapi-typescript');
const { astToString, default: openapiTs } = await import('openapi-typescript');

const document = JSON.parse(await text(process.stdin));
process.stdout.write(
  `/** Generated from the OpenAPI document by \`npm run docs\`. */\n\n${astToString(await openapiTs(document))}`,
);
