import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A process to be measured. */
export interface Command<Name extends string> {
  readonly name: Name;
  readonly program: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Brings the files into the state in which it is to be measured; not measured itself. */
  readonly prepare?: () => void | Promise<void>;
}

/** What one run of a process took. */
export interface Run {
  /** From spawning it to its end, in milliseconds. */
  readonly wall: number;
  /** In user and system mode, by all threads and child processes, in milliseconds. The kernel counts in tens. */
  readonly cpu: number;
  /** Memory of the process at the peak, in MiB. */
  readonly memory: number;
}

/** How often commands are measured. */
export interface Rounds {
  /** Before that, and not counted: fills the caches of the disk and of compiled code. */
  readonly warmUp: boolean;
  readonly counted: number;
}

/**
 * Measures commands, one after the other: each round runs all of them, so that a disturbance of the machine hits all.
 * @returns the runs by the name of the command
 * @throws {Error} when a command fails
 */
export async function measureInTurn<Name extends string>(
  commands: readonly Command<Name>[],
  { warmUp, counted }: Rounds,
): Promise<ReadonlyMap<Name, readonly Run[]>> {
  const runs = new Map<Name, Run[]>(commands.map(({ name }) => [name, []]));
  for (let round = warmUp ? -1 : 0; round < counted; round += 1) {
    for (const command of commands) {
      await command.prepare?.();
      const measured = await run(command);
      if (round >= 0) runs.get(command.name)?.push(measured);
    }
  }
  return runs;
}

async function run({ name, program, args, env }: Command<string>): Promise<Run> {
  const cpuBefore = cpuOfChildren();
  const start = performance.now();
  const child = spawn(program, args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, ...env },
    cwd: new URL('..', import.meta.url),
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  let memory = 0;
  const look = setInterval(() => (memory = peakMemory(child.pid) ?? memory), 10);
  const [code, wall] = await new Promise<[number | null, number]>((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (exitCode) => resolve([exitCode, performance.now() - start]));
  }).finally(() => clearInterval(look));
  if (code !== 0) throw new Error(`${name} ended with ${code}:\n${said}`);
  return { wall, cpu: cpuOfChildren() - cpuBefore, memory };
}

/** Of all processes that have ended below this one, in milliseconds; see proc_pid_stat(5), `cutime` and `cstime`. */
function cpuOfChildren(): number {
  const stat = readFileSync('/proc/self/stat', 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticks = Number(fields[13]) + Number(fields[14]);
  const ticksInSecond = 100;
  return (ticks / ticksInSecond) * 1000;
}

/** In MiB; undefined when the process is about to end. See proc_pid_status(5), `VmHWM`. */
function peakMemory(pid: number | undefined): number | undefined {
  try {
    const kibibytes = /^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kibibytes === undefined ? undefined : Number(kibibytes) / 1024;
  } catch {
    return undefined;
  }
}
