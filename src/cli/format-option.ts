import { Option } from 'commander';
import { problemFormats } from './report-problems.ts';

export function formatOption(): Option {
  return new Option('--format <format>', 'how problems are printed')
    .choices(problemFormats)
    .default('pretty');
}
