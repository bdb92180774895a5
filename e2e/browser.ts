import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir, userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import sparticuz from '@sparticuz/chromium'
import { chromium } from 'playwright-core'
import type { Browser } from 'playwright-core'

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
]

// Without the sandbox, since tests also run as root; without anything that would look for the network.
const switches = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
]

/**
 * A real Chromium: the one YIHU_BROWSER names, one that is installed, or the one that npm brought. Chinese letters come
 * with npm too, so that pages are the same on a machine without any font.
 */
export async function launchBrowser(): Promise<Browser> {
  const own = [process.env['YIHU_BROWSER'] ?? '', ...installed].find(
    (path) => path !== '' && existsSync(path),
  )
  const executablePath = own ?? (await unpacked())
  return chromium.launch({
    executablePath,
    args: switches,
    env: { ...process.env, ...(await fontSettings()) },
  })
}

/** The browser of npm, unpacked into a folder of this person's own: another's in /tmp could not be run. */
async function unpacked(): Promise<string> {
  const folder = join(tmpdir(), `yihu-browser-${userInfo().uid}`)
  await mkdir(folder, { recursive: true })
  const before = process.env['TMPDIR']
  process.env['TMPDIR'] = folder
  try {
    return await sparticuz.executablePath()
  } finally {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
  }
}

/** A fontconfig file that names the npm font first and the machine's fonts after it. */
async function fontSettings(): Promise<Record<string, string>> {
  const fonts = join(dirname(createRequire(import.meta.url).resolve('@embedpdf/fonts-sc')), '../fonts')
  const folder = await mkdtemp(join(tmpdir(), 'yihu-fonts-'))
  const file = join(folder, 'fonts.conf')
  await writeFile(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<dir>${fonts}</dir><dir>/usr/share/fonts</dir><cachedir>${folder}/cache</cachedir>
<match target="pattern"><edit name="family" mode="prepend" binding="strong"><string>Noto Sans Hans</string><string>DejaVu Sans</string></edit></match>
</fontconfig>`,
  )
  return { FONTCONFIG_FILE: file }
}
