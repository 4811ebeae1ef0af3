/** How the browser is started: the same pages on every machine, and no way out to the network. */

/** No name and no address resolves, and no proxy of the environment is asked instead (`--no-proxy-server` does not see to that). */
const NO_NETWORK = [
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--proxy-server=direct://',
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-client-side-phishing-detection',
  '--disable-domain-reliability',
  '--disable-sync',
  '--disable-default-apps',
  '--disable-extensions',
  '--dns-prefetch-disable',
  '--no-pings',
  '--metrics-recording-only',
  '--disable-breakpad',
  '--disable-crash-reporter',
  '--disable-features=Translate,MediaRouter,OptimizationHints,AcceptCHFrame,DialMediaRouteProvider,InterestFeedContentSuggestions',
];

/** Hinted glyph widths make other line and page breaks than the PDF's. */
const SAME_PAGES = [
  '--font-render-hinting=none',
  '--force-color-profile=srgb',
  '--force-device-scale-factor=1',
  '--lang=en-US',
  '--hide-scrollbars',
];

/** Tabs that nobody looks at must work as fast as the one in front. */
const FULL_SPEED = [
  '--disable-gpu',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--disable-ipc-flooding-protection',
  '--disable-hang-monitor',
  // /dev/shm is 64 MB in many containers, and absent in a chroot.
  '--disable-dev-shm-usage',
];

const NOBODY_THERE = [
  '--headless',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-popup-blocking',
  '--disable-prompt-on-repost',
  '--disable-search-engine-choice-screen',
  '--password-store=basic',
  '--use-mock-keychain',
  '--mute-audio',
  '--enable-automation',
];

const PDF = ['--export-tagged-pdf', '--generate-pdf-document-outline'];

export interface FlagOptions {
  readonly sandbox: boolean;
  readonly bundled: boolean;
}

export function browserFlags(profileFolder: string, { sandbox, bundled }: FlagOptions): string[] {
  return [
    ...NOBODY_THERE,
    ...NO_NETWORK,
    ...SAME_PAGES,
    ...FULL_SPEED,
    ...PDF,
    // Without a GPU there is nothing to keep apart: one process less, 30 ms off a build. Tried with the bundled one only.
    ...(bundled ? ['--in-process-gpu'] : []),
    // The zygote serves the sandbox. Without one it would only be left, dead and unreaped, to a container's first process.
    ...(sandbox ? [] : ['--no-sandbox', '--no-zygote']),
    `--user-data-dir=${profileFolder}`,
    '--remote-debugging-pipe',
    'about:blank',
  ];
}
