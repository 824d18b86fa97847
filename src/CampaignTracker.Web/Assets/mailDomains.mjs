// Domains at which anybody gets a mailbox, from a public list (CREDITS.md says whose): such an address proves nothing about an organization.
import { readFile } from 'node:fs/promises';

export async function makeFreeMailDomains() {
  const domains = JSON.parse(await readFile(new URL('../node_modules/free-email-domains/domains.json', import.meta.url), 'utf8'));
  return [...new Set(domains.map(domain => domain.toLowerCase()))].sort().map(domain => domain + '\n').join('');
}
