/** The ways a workload can be boxed, in the chapter's order, and what each one is. */
export const KINDS = [
  'container',
  'full-virtualisation',
  'paravirtualisation',
  'hardware-assisted',
  'microvm',
  'gvisor',
  'kata',
] as const;
export type Kind = (typeof KINDS)[number];

export interface KindText {
  name: string;
  /** Whose kernel runs the workload's system calls. */
  kernel: 'host' | 'guest' | 'user-space';
  /** What instances on one host share. */
  shares: string;
  /** Between the workload and the host, outermost last. */
  barriers: readonly string[];
  /** What the way costs in words, where no figure is sourced. */
  cost: string;
  follows: string;
}

export const KIND_TEXTS: Readonly<Record<Kind, KindText>> = {
  container: {
    name: 'Containers (runc)',
    kernel: 'host',
    shares: 'the host kernel, and the page cache of image layers they have in common',
    barriers: ['system-call interface of the host kernel: namespaces, capabilities, seccomp, LSM'],
    cost: 'No kernel boots: a process is forked with namespaces and cgroups set up.',
    follows: 'namespaces(7); Documentation/admin-guide/cgroup-v2.rst',
  },
  'full-virtualisation': {
    name: 'VMs, full virtualisation',
    kernel: 'guest',
    shares: 'the hypervisor and its host; each guest has its own kernel and page cache',
    barriers: ['guest kernel', 'emulated hardware', 'hypervisor process'],
    cost: 'An unmodified guest boots its own kernel and drives emulated devices, such as an e1000 network card.',
    follows: 'man.openbsd.org/vmx.4 for emulated network cards; the rest is reasoning',
  },
  paravirtualisation: {
    name: 'VMs, paravirtual drivers',
    kernel: 'guest',
    shares: 'the hypervisor and its host; each guest has its own kernel and page cache',
    barriers: ['guest kernel', 'devices made for guests (virtio, VMXNET3, PVSCSI)', 'hypervisor process'],
    cost: 'The guest boots its own kernel, with drivers that know they are in a VM: VMXNET3 has several queues and checksum offload where an emulated card has neither.',
    follows: 'man.openbsd.org/vmx.4 and vmwpvs.4',
  },
  'hardware-assisted': {
    name: 'VMs, hardware-assisted',
    kernel: 'guest',
    shares: 'the hypervisor and its host; each guest has its own kernel and page cache',
    barriers: ['guest kernel', 'guest mode of the CPU and virtual devices', 'hypervisor process'],
    cost: 'The guest boots its own kernel. In practice this is combined with paravirtual drivers: the three kinds of VM are not alternatives.',
    follows: 'reasoning from sourced facts',
  },
  microvm: {
    name: 'MicroVMs (Firecracker)',
    kernel: 'guest',
    shares: 'the host kernel below the VMM; each guest has its own kernel and page cache',
    barriers: ['guest kernel', 'guest mode and a handful of virtio devices', 'VMM process in its jailer'],
    cost: 'A minimal guest kernel boots with few devices; the VMM is one process for each microVM.',
    follows: 'firecracker-microvm/firecracker, docs/design.md',
  },
  gvisor: {
    name: 'gVisor (runsc)',
    kernel: 'user-space',
    shares:
      'the host kernel below the Sentry; each sandbox has a Sentry of its own, which answers its system calls',
    barriers: ['Sentry, a kernel written in Go', 'the host system calls that the Sentry itself makes'],
    cost: 'CPU-bound code runs at full speed; system calls, files and network pay most.',
    follows: 'google/gvisor, g3doc/architecture_guide/security.md and performance.md',
  },
  kata: {
    name: 'Kata Containers',
    kernel: 'guest',
    shares: 'the host kernel below the hypervisor; containers of one pod share its guest kernel',
    barriers: [
      'system-call interface of the guest kernel',
      'guest mode and virtual devices',
      "hypervisor process in the host's cgroups",
    ],
    cost: 'Each pod boots a guest kernel with an agent in it.',
    follows: 'kata-containers/kata-containers, README and docs/hypervisors.md',
  },
};
