import { Terminal } from '../ui/terminal';
import { Behind } from './data-table';

/** The commands that do the same on a machine, a terminal for each tool. */
export function ForReal({ commands }: { commands: readonly { title: string; text: string }[] }) {
  return (
    <Behind title="Do it for real">
      {commands.map(({ title, text }) => (
        <Terminal key={title} title={title} text={text} />
      ))}
    </Behind>
  );
}
