import { cachedToolFolder, installOnce } from './cache';
import { SECANTUS_RUST } from './pins';
import { runCommand } from './run-command';
import type { ToolContext, Way } from './tool';
import { cachedProgram } from './wheel';

const { crate, version, crates } = SECANTUS_RUST;
const BUILD_TIMEOUT_MS = 30 * 60_000;
const REPORT_EVERY_MS = 15_000;

/** Builds for seconds less at run time cost minutes here: the release profile without link-time optimization. */
const PROFILE = {
  CARGO_PROFILE_RELEASE_LTO: 'off',
  CARGO_PROFILE_RELEASE_CODEGEN_UNITS: '16',
  CARGO_PROFILE_RELEASE_OPT_LEVEL: '2',
};

/** The MongoDB stand-in, built from crates.io with the crate's own lock file, which holds every dependency's hash. */
export function fromCargo(context: ToolContext): Way {
  const folder = cachedToolFolder('secantusd-rs', version);
  return {
    attempt: `cargo install ${crate}@${version}`,
    async find() {
      await runCommand('cargo', ['--version'], { timeoutMs: 20_000 });
      await runCommand('cmake', ['--version'], { timeoutMs: 20_000 });
      await installOnce(folder, context, (scratch) => build(scratch, context));
      return { title: 'SecantusDB (Rust)', version, command: cachedProgram(folder, 'secantusd-rs') };
    },
  };
}

async function build(scratch: string, context: ToolContext): Promise<void> {
  context.say('no MongoDB here: building its stand-in once, which usually takes 4 to 9 minutes');
  const began = Date.now();
  let compiled = 0;
  const report = () => {
    const minutes = ((Date.now() - began) / 60_000).toFixed(1);
    context.say(`building the stand-in: ${compiled} of ${crates} parts after ${minutes} min`);
  };
  const timer = setInterval(report, REPORT_EVERY_MS);
  try {
    const args = ['install', crate, '--version', version, '--locked', '--ignore-rust-version', '--root', scratch];
    await runCommand('cargo', args, {
      env: PROFILE,
      signal: context.signal,
      timeoutMs: BUILD_TIMEOUT_MS,
      onLine: (line) => {
        if (line.trimStart().startsWith('Compiling ')) compiled += 1;
      },
    });
  } finally {
    clearInterval(timer);
  }
  await runCommand(cachedProgram(scratch, 'secantusd-rs'), ['--version'], { timeoutMs: 20_000 });
}
