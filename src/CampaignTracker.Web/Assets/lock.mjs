import { open, readFile, rm, stat } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';

const oldAfter = 5 * 60_000;   // far longer than any build of the assets takes

/** Runs `work` while no other process does the same: `dotnet build` may build a project several times at once. */
export async function withLock(file, work) {
  while (!await taken(file)) {
    if (await isLeftOver(file)) await rm(file, { force: true });
    else await delay(100);
  }
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}

async function taken(file) {
  try {
    const handle = await open(file, 'wx');
    await handle.writeFile(String(process.pid));
    await handle.close();
    return true;
  } catch (error) {
    if (error.code === 'EEXIST' || error.code === 'EPERM') return false;   // EPERM: Windows, while another deletes it
    throw error;
  }
}

/** A killed build leaves its lock behind. */
async function isLeftOver(file) {
  try {
    const { mtimeMs } = await stat(file);
    const pid = Number(await readFile(file, 'utf8'));
    return Date.now() - mtimeMs > oldAfter || (pid > 0 && !isAlive(pid));
  } catch {
    return false;   // released meanwhile
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
