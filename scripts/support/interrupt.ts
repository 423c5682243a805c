import process from 'node:process';

const repeatedWithin = 2000;

/**
 * Calls `stop` once when this process is told to end - Ctrl-C, a signal, or the death of run.mjs that started it -
 * and exits with `exitCode` when it is done. One Ctrl-C may arrive several times, from the terminal and through npm; one
 * that comes later ends the process at once (the guards see to the rest).
 */
export function onInterrupt(stop: () => Promise<void>, exitCode: number): void {
  let since: number | undefined;
  const interrupt = () => {
    if (since !== undefined) {
      if (performance.now() - since > repeatedWithin) process.exit(exitCode);
      return;
    }
    since = performance.now();
    stop().finally(() => process.exit(exitCode));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, interrupt);
  process.on('disconnect', interrupt);
  process.channel?.unref();
}
