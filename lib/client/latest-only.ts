/** Runs one at a time; of what is asked for meanwhile only the last runs afterwards. */
export function latestOnly<Value>(run: (value: Value) => Promise<void>): (value: Value) => void {
  let waiting: { value: Value } | null = null;
  let running = false;
  const work = async () => {
    running = true;
    while (waiting) {
      const { value } = waiting;
      waiting = null;
      await run(value);
    }
    running = false;
  };
  return (value) => {
    waiting = { value };
    if (!running) void work();
  };
}
