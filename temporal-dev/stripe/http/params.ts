import { invalidParam } from '../errors';

type Values = Record<string, unknown>;

const isObject = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const MAX_METADATA_KEYS = 50;
const MAX_METADATA_KEY = 40;
const MAX_METADATA_VALUE = 500;

/** Changes to metadata; an empty string unsets a key, as in Stripe. */
export type MetadataChange = 'unset-all' | Record<string, string>;

/** Reads a request's parameters with Stripe's messages and codes. What nobody has read by `finish` is unknown. */
export class Params {
  private readonly known = new Set<string>();
  private readonly children: Params[] = [];

  constructor(
    private readonly values: Values,
    private readonly prefix = '',
  ) {}

  /** Text as it was sent; an empty string is refused. */
  string(key: string): string | undefined {
    const value = this.text(key);
    if (value === null) {
      const name = this.name(key);
      throw invalidParam(
        name,
        `You passed an empty string for '${name}'. We assume empty values are an attempt to unset a parameter; however '${name}' cannot be unset. You should remove '${name}' from your request or supply a non-empty value.`,
        'parameter_invalid_empty',
      );
    }
    return value;
  }

  /** Text; null when an empty string unsets it. */
  text(key: string): string | null | undefined {
    const value = this.take(key);
    if (value === undefined) return undefined;
    if (typeof value !== 'string') throw invalidParam(this.name(key), `Invalid string: ${JSON.stringify(value)}`);
    return value === '' ? null : value;
  }

  integer(key: string): number | undefined {
    const text = this.string(key);
    if (text === undefined) return undefined;
    if (!/^-?\d{1,15}$/.test(text))
      throw invalidParam(this.name(key), `Invalid integer: ${text}`, 'parameter_invalid_integer');
    return Number(text);
  }

  boolean(key: string): boolean | undefined {
    const text = this.string(key);
    if (text !== undefined && text !== 'true' && text !== 'false')
      throw invalidParam(this.name(key), `Invalid boolean: ${text}`);
    return text === undefined ? undefined : text === 'true';
  }

  oneOf<T extends string>(key: string, allowed: readonly T[]): T | undefined {
    const text = this.string(key);
    const found = allowed.find((value) => value === text);
    if (text !== undefined && found === undefined)
      throw invalidParam(this.name(key), `Invalid ${this.name(key)}: must be one of ${allowed.join(', ')}`);
    return found;
  }

  required<T>(key: string, value: T | undefined): T {
    if (value === undefined)
      throw invalidParam(this.name(key), `Missing required param: ${this.name(key)}.`, 'parameter_missing');
    return value;
  }

  /** A list, sent as `key[]=a` or `key[0]=a`. */
  strings(key: string): string[] | undefined {
    const value = this.take(key);
    if (value === undefined) return undefined;
    const items = isObject(value) ? Object.values(value) : value;
    if (!Array.isArray(items) || !items.every((item) => typeof item === 'string'))
      throw invalidParam(this.name(key), 'Invalid array');
    return items;
  }

  /** Nested parameters, sent as `key[inner]=a`. */
  object(key: string): Params | undefined {
    const value = this.take(key);
    if (value === undefined) return undefined;
    if (!isObject(value)) throw invalidParam(this.name(key), 'Invalid object');
    const child = new Params(value, this.name(key));
    this.children.push(child);
    return child;
  }

  metadata(): MetadataChange | undefined {
    const value = this.take('metadata');
    if (value === undefined) return undefined;
    if (value === '') return 'unset-all';
    if (!isObject(value)) throw invalidParam('metadata', 'Invalid object');
    const entries = Object.entries(value);
    if (entries.length > MAX_METADATA_KEYS)
      throw invalidParam('metadata', `Metadata can have up to ${MAX_METADATA_KEYS} keys.`);
    return Object.fromEntries(entries.map(([key, text]) => [key, checkMetadata(key, text)]));
  }

  /** Refuses what no reader has asked for. */
  finish(): void {
    const unknown = Object.keys(this.values).find((key) => !this.known.has(key));
    if (unknown !== undefined) {
      const name = this.name(unknown);
      throw invalidParam(name, `Received unknown parameter: ${name}`, 'parameter_unknown');
    }
    for (const child of this.children) child.finish();
  }

  /** Accepts whatever has not been read: it has no meaning here. */
  ignoreRest(): void {
    for (const key of Object.keys(this.values)) this.known.add(key);
  }

  private take(key: string): unknown {
    this.known.add(key);
    return Object.hasOwn(this.values, key) ? this.values[key] : undefined;
  }

  private name(key: string): string {
    return this.prefix ? `${this.prefix}[${key}]` : key;
  }
}

function checkMetadata(key: string, text: unknown): string {
  const param = `metadata[${key}]`;
  if (typeof text !== 'string') throw invalidParam(param, 'Metadata values must be strings.');
  if (key.length > MAX_METADATA_KEY)
    throw invalidParam(param, `Metadata keys can have up to ${MAX_METADATA_KEY} characters. Invalid key: ${key}`);
  if (text.length > MAX_METADATA_VALUE)
    throw invalidParam(
      param,
      `Metadata values can have up to ${MAX_METADATA_VALUE} characters, but you passed in a value that is ${text.length} characters. Invalid value: ${text}`,
    );
  return text;
}

/** Metadata after a change. */
export function mergeMetadata(current: Record<string, string>, change?: MetadataChange): Record<string, string> {
  if (change === undefined) return current;
  if (change === 'unset-all') return {};
  return Object.fromEntries(Object.entries({ ...current, ...change }).filter(([, value]) => value !== ''));
}
