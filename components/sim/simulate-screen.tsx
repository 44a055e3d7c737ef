import Link from 'next/link';

const SIMULATORS = [
  {
    href: '/simulate/limits',
    name: 'Limits',
    colour: 'cgroups',
    about: 'One host, its containers, and what cpu.max, memory.max, io.max and pids.max do to them.',
  },
  {
    href: '/simulate/request-path',
    name: 'Request path',
    colour: 'network',
    about:
      'A request from the internet to nginx in a container, hop by hop, and what the client sees when a hop fails.',
  },
  {
    href: '/simulate/layers',
    name: 'Layers',
    colour: 'layers',
    about:
      'A build and its cache, layers shared on disk, copy-up and whiteouts, a pull on a cold and a warm node.',
  },
  {
    href: '/simulate/density',
    name: 'Density',
    colour: 'machines',
    about:
      'The same workload as containers, VMs, microVMs and under gVisor: start-up, overhead, and what one escape takes down.',
  },
  {
    href: '/simulate/inside',
    name: 'Inside and outside',
    colour: 'namespaces',
    about: 'What a process sees from within each namespace and from the host, and the life of a container.',
  },
] as const;

/** Every simulator, with what it shows. */
export function SimulateScreen() {
  return (
    <div>
      <h1 className="text-2xl font-semibold">Simulate</h1>
      <p className="mt-1 max-w-2xl text-soft">
        Move a limit and see what a kernel would do. The simulators are held to what Linux 6.18 did in 281
        recorded cases; what was not recorded says that it comes from documentation.
      </p>
      <ul className="mt-5 grid gap-3 lg:grid-cols-2">
        {SIMULATORS.map(({ href, name, colour, about }) => (
          <li key={href}>
            <Link
              href={href}
              prefetch={false}
              className="flex h-full gap-3.5 rounded-md border border-line bg-surface p-3.5"
            >
              <span
                aria-hidden
                className="corrugated w-4 shrink-0 rounded-sm"
                style={{ backgroundColor: `var(--topic-${colour})` }}
              />
              <span>
                <span className="block font-semibold">{name}</span>
                <span className="block text-soft">{about}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
