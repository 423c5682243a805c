import { isDue } from './cron.ts';

/** A scheduled function as the Functions emulator knows it. */
export interface Schedule {
  readonly name: string;
  readonly region: string;
  readonly schedule: string;
  readonly zone: string;
}

interface Backends {
  readonly backends: readonly {
    readonly functionTriggers: readonly {
      readonly name: string;
      readonly region: string;
      readonly schedule?: { readonly schedule: string; readonly timeZone?: string };
    }[];
  }[];
}

/** The scheduled functions that the Functions emulator has loaded. */
export async function listSchedules(functionsOrigin: string): Promise<Schedule[]> {
  const answer = await fetch(`${functionsOrigin}/backends`);
  const { backends } = (await answer.json()) as Backends;
  return backends
    .flatMap((backend) => backend.functionTriggers)
    .flatMap(({ name, region, schedule }) =>
      schedule === undefined
        ? []
        : [{ name, region, schedule: schedule.schedule, zone: schedule.timeZone ?? 'Etc/UTC' }],
    );
}

/**
 * Runs one scheduled function now. The emulators load such functions but, without a Pub/Sub emulator, never run
 * them; they answer at this address. Throws when the function fails.
 */
export async function runSchedule(
  functionsOrigin: string,
  project: string,
  { name, region }: Pick<Schedule, 'name' | 'region'>,
  at: Date,
): Promise<void> {
  const answer = await fetch(`${functionsOrigin}/${project}/${region}/${name}-0`, {
    method: 'POST',
    headers: { 'X-CloudScheduler-JobName': name, 'X-CloudScheduler-ScheduleTime': at.toISOString() },
  });
  if (!answer.ok) throw new Error(`${name} answered ${answer.status}: ${await answer.text()}`);
}

const minute = 60_000;

/** Stops what `startSchedules` started. */
export type StopSchedules = () => void;

/**
 * Plays Cloud Scheduler: at every full minute runs the functions that are due in their own zone; one that still
 * runs from before is left out, as Cloud Scheduler does. Failures go to `report`.
 */
export async function startSchedules(
  functionsOrigin: string,
  project: string,
  report: (message: string) => void,
): Promise<StopSchedules> {
  const schedules = await listSchedules(functionsOrigin);
  const running = new Set<string>();

  const run = async (schedule: Schedule, at: Date) => {
    if (running.has(schedule.name) || !isDue(schedule.schedule, at, schedule.zone)) return;
    running.add(schedule.name);
    try {
      await runSchedule(functionsOrigin, project, schedule, at);
    } finally {
      running.delete(schedule.name);
    }
  };

  let timer: NodeJS.Timeout;
  const waitForNextMinute = () => {
    timer = setTimeout(
      () => {
        const at = new Date(Math.round(Date.now() / minute) * minute);
        waitForNextMinute();
        for (const schedule of schedules) run(schedule, at).catch((error) => report(String(error)));
      },
      minute - (Date.now() % minute),
    );
  };
  waitForNextMinute();
  return () => clearTimeout(timer);
}
