import type { Currency } from '../../shared/contracts/money';

interface City {
  timeZone: string;
  currency: Currency;
}

const city = (timeZone: string, currency: Currency): City => ({ timeZone, currency });

export const CITIES = {
  Auckland: city('Pacific/Auckland', 'nzd'),
  Bangkok: city('Asia/Bangkok', 'thb'),
  Barcelona: city('Europe/Madrid', 'eur'),
  Berlin: city('Europe/Berlin', 'eur'),
  Budapest: city('Europe/Budapest', 'huf'),
  Chicago: city('America/Chicago', 'usd'),
  Copenhagen: city('Europe/Copenhagen', 'dkk'),
  Dublin: city('Europe/Dublin', 'eur'),
  Hamburg: city('Europe/Berlin', 'eur'),
  'Hong Kong': city('Asia/Hong_Kong', 'hkd'),
  London: city('Europe/London', 'gbp'),
  'Los Angeles': city('America/Los_Angeles', 'usd'),
  Manchester: city('Europe/London', 'gbp'),
  Melbourne: city('Australia/Melbourne', 'aud'),
  'Mexico City': city('America/Mexico_City', 'mxn'),
  Montreal: city('America/Toronto', 'cad'),
  Mumbai: city('Asia/Kolkata', 'inr'),
  'New York': city('America/New_York', 'usd'),
  Osaka: city('Asia/Tokyo', 'jpy'),
  Oslo: city('Europe/Oslo', 'nok'),
  Paris: city('Europe/Paris', 'eur'),
  Prague: city('Europe/Prague', 'czk'),
  Singapore: city('Asia/Singapore', 'sgd'),
  Stockholm: city('Europe/Stockholm', 'sek'),
  Sydney: city('Australia/Sydney', 'aud'),
  'São Paulo': city('America/Sao_Paulo', 'brl'),
  Tokyo: city('Asia/Tokyo', 'jpy'),
  Toronto: city('America/Toronto', 'cad'),
  Vienna: city('Europe/Vienna', 'eur'),
  Warsaw: city('Europe/Warsaw', 'pln'),
  Zurich: city('Europe/Zurich', 'chf'),
} as const satisfies Record<string, City>;

export type CityName = keyof typeof CITIES;
