// Makes what the site takes from npm packages: style sheets, fonts and the map in wwwroot/lib, the tables in Assets/generated.
// Npm.targets calls it before a build; by hand: npm run build.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { withLock } from './lock.mjs';

/** Files served under /lib: name there, file in node_modules. */
const served = {
  'fonts/league-gothic-license.txt': '@fontsource/league-gothic/LICENSE',   // the OFL asks for it beside the font
  'fonts/league-gothic-latin-400-normal.woff2': '@fontsource/league-gothic/files/league-gothic-latin-400-normal.woff2',
  'map/maplibre-gl-license.txt': 'maplibre-gl/dist/LICENSE.txt',
  'map/maplibre-gl-csp.js': 'maplibre-gl/dist/maplibre-gl-csp.js',
  'map/maplibre-gl-csp-worker.js': 'maplibre-gl/dist/maplibre-gl-csp-worker.js',
};

/** The parts of /lib/site.css, in the order of the cascade: one request instead of eight. */
const styles = [
  'node_modules/modern-normalize/modern-normalize.css',
  ...['tokens', 'base', 'layout', 'parts', 'parts-more', 'forms', 'api', 'print', 'printed', 'paper'].map(part => `Assets/styles/${part}.css`),
];

const manifest = 'Assets/generated/outputs.txt';

process.chdir(path.dirname(path.dirname(fileURLToPath(import.meta.url))));
await mkdir('Assets/generated', { recursive: true });

const asked = Date.now();
const summary = await withLock('Assets/generated/.lock', async () =>
  await modified(manifest) > asked ? 'Assets: made by another build meanwhile.' : await build());
console.log(summary);

async function build() {
  const started = performance.now();
  const restored = await restorePackages();

  const outputs = [];
  for (const [name, source] of Object.entries(served)) {
    outputs.push(await write(`wwwroot/lib/${name}`, await readFile(`node_modules/${source}`)));
  }
  const sheets = await Promise.all(styles.map(file => readFile(file, 'utf8')));
  outputs.push(await write('wwwroot/lib/site.css', sheets.join('\n')));
  outputs.push(...await buildMap());
  outputs.push(...await buildOrganize());
  outputs.push(...await buildAccount());
  await removeOthers('wwwroot/lib', outputs);

  const { makeTables } = await import('./zipCodes.mjs');   // not at the top: its packages may just have been installed
  const { zipCodes, places, counts } = await makeTables();
  outputs.push(await write('Assets/generated/zip-codes.tsv', zipCodes));
  outputs.push(await write('Assets/generated/places.tsv', places));
  const { makeFreeMailDomains } = await import('./mailDomains.mjs');
  outputs.push(await write('Assets/generated/free-mail-domains.txt', await makeFreeMailDomains()));
  const { makeCommonPasswords } = await import('./commonPasswords.mjs');
  outputs.push(await write('Assets/generated/common-passwords.txt', await makeCommonPasswords()));

  await write(manifest, outputs.map(output => output + '\n').join(''));   // last: it says that all others are there
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  return `Assets: ${outputs.filter(output => output.startsWith('wwwroot/')).length} files in wwwroot/lib, ${counts}` +
    ` (${restored ? 'npm ci and build' : 'build'} in ${seconds} s).`;
}

/** Only the pages with a map ask for these. */
async function buildMap() {
  const { makeBasemap } = await import('./basemap.mjs');
  const { build: bundle } = await import('esbuild');
  const { states, counties } = await makeBasemap();
  const bundled = async entry =>
    (await bundle({ entryPoints: [`Assets/map/${entry}.js`], bundle: true, minify: true, format: 'esm', target: 'es2022', write: false })).outputFiles[0].contents;
  return [
    await write('wwwroot/lib/map/map.css', await readFile('Assets/styles/map.css')),
    await write('wwwroot/lib/map/event-map.js', await bundled('eventMap')),
    await write('wwwroot/lib/map/proposal-pin.js', await bundled('proposalPin')),
    await write('wwwroot/lib/map/states.json', states),
    await write('wwwroot/lib/map/counties.json', counties),
  ];
}

/** Only pages of the organizers' zone ask for these, beside MudBlazor's own. */
async function buildOrganize() {
  const { build: bundle } = await import('esbuild');
  const files = (await readdir('Assets/organize')).sort();
  const parts = files.filter(file => file.endsWith('.css') && file !== 'organize.css').map(file => `organize/${file}`);
  const sheets = await Promise.all(['styles/tokens.css', 'organize/organize.css', ...parts].map(file => readFile(`Assets/${file}`, 'utf8')));
  sheets.splice(1, 0, chosenThemes(sheets[0]));
  const scripts = await bundle({
    entryPoints: files.filter(file => file.endsWith('.js')).map(file => `Assets/organize/${file}`),
    outdir: 'wwwroot/lib/organize', bundle: true, minify: true, format: 'esm', target: 'es2022', write: false,
  });
  return [
    // One folder deeper than the public style sheet, which names the font by a relative address.
    await write('wwwroot/lib/organize/organize.css', sheets.join('\n').replaceAll('url("fonts/', 'url("../fonts/')),
    ...await Promise.all(scripts.outputFiles.map(file => write(path.relative('.', file.path), file.contents))),
  ];
}

/** An organizer may choose day or night whatever the system says: the same values, under a name of their own. */
function chosenThemes(tokens) {
  const values = block => tokens.slice(tokens.indexOf(block) + block.length, tokens.indexOf('}', tokens.indexOf(block)));
  return `:root[data-theme="light"] {${values(':root {')}  color-scheme: light;\n}\n:root[data-theme="dark"] {${values('.night {')}}\n`;
}

/** Account pages ask for this where they offer passkeys. */
async function buildAccount() {
  return [await write('wwwroot/lib/account/passkeys.js', await readFile('Assets/account/passkeys.js'))];
}

/** By content, not by date: npm touches its own files even where it installs nothing. */
async function restorePackages() {
  const stamp = 'node_modules/.restored';
  const wanted = (await Promise.all(['package.json', 'package-lock.json', '.npmrc'].map(file => readFile(file, 'utf8')))).join('\n');
  if (existsSync(stamp) && await readFile(stamp, 'utf8') === wanted) return false;

  // On Windows npm is a .cmd file, which only a shell runs.
  const npm = spawn('npm ci --no-progress --loglevel=error', { shell: true, stdio: ['ignore', 'ignore', 'inherit'] });
  const code = await new Promise((resolve, reject) => npm.on('error', reject).on('close', resolve));
  if (code !== 0) throw new Error(`npm ci failed with exit code ${code}.`);
  await write(stamp, wanted);
  return true;
}

/** Writes beside and renames, so that a build running at the same time never reads half a file. */
async function write(file, content) {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file + '.new', content);
  await rename(file + '.new', file);
  return file;
}

/** What an earlier version of the list above left in the folder. */
async function removeOthers(folder, kept) {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath ?? entry.path, entry.name).replaceAll('\\', '/');
    if (entry.isFile() && !kept.includes(file)) await rm(file);
  }
}

async function modified(file) {
  return existsSync(file) ? (await stat(file)).mtimeMs : 0;
}
