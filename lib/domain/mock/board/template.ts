/** Pictures to begin with: each is what a review of containers draws again and again, drawn for a phone. */

export interface Template {
  id: string;
  name: string;
  /** Mermaid. */
  text: string;
}

export const TEMPLATES: readonly Template[] = [
  {
    id: 'request-path',
    name: 'Request path',
    text: `flowchart TD
  client["client"] -->|"TCP 443"| proxy
  subgraph host["Linux host"]
    proxy["reverse proxy<br/>:443"] -->|"published :8080"| bridge
    bridge["bridge docker0<br/>DNAT, forward"] -->|"veth"| eth0
    subgraph box["container"]
      eth0["eth0<br/>172.17.0.2"] --> app["service<br/>:8080"]
    end
  end
`,
  },
  {
    id: 'node',
    name: 'Node and pods',
    text: `flowchart TD
  scheduler["scheduler<br/>counts requests"] --> api
  scheduler --> batch
  subgraph node["node: 16 CPUs, 64 GiB"]
    api["pod A: api<br/>500m to 2 CPUs<br/>512Mi"]
    batch["pod B: batch<br/>1 CPU, no limit<br/>2Gi"]
    api --> kernel["one kernel<br/>cpu.max, memory.max"]
    batch --> kernel
  end
`,
  },
  {
    id: 'build',
    name: 'Image build',
    text: `flowchart TD
  subgraph build["build stage"]
    base["base image<br/>pinned by digest"] --> deps["dependencies<br/>cached by lock file"]
    deps --> compile["compile<br/>changes each commit"]
  end
  compile -->|"COPY --from"| binary
  subgraph image["final image"]
    binary["layer with the binary<br/>over a slim base"]
  end
  binary -->|"push by digest"| registry[("registry")]
  registry -->|"missing layers only"| nodes["nodes"]
`,
  },
  {
    id: 'canary',
    name: 'Canary rollout',
    text: `stateDiagram-v2
  [*] --> Canary : 5 % of pods
  Canary --> Half : good for 30 min
  Half --> All : good for 30 min
  All --> [*]
  Canary --> Back : p99 over 50 ms
  Half --> Back : p99 over 50 ms
  Back --> [*]
`,
  },
  {
    id: 'failure',
    name: 'Failure sequence',
    text: `sequenceDiagram
  participant C as client
  participant P as proxy
  participant A as app
  C->>P: request
  P->>A: forwarded
  Note over A: group at<br/>memory.max,<br/>killed
  A--xP: reset
  P-->>C: 502
  Note over A: restarted<br/>after a<br/>back-off
  C->>P: retry
  P->>A: forwarded
  A-->>C: 200
`,
  },
  {
    id: 'isolation',
    name: 'Isolation',
    text: `flowchart TD
  code["untrusted code"] --> seccomp["seccomp, capabilities<br/>fewer calls, fewer rights"]
  seccomp --> ns["namespaces<br/>what it sees"]
  ns --> cg["cgroup<br/>what it may use"]
  cg --> sandbox{"sandbox?"}
  sandbox -- "runc" --> kernel["host kernel"]
  sandbox -- "gVisor" --> sentry["Sentry, user space"]
  sandbox -- "microVM" --> guest["guest kernel"]
  sentry --> kernel
  guest --> vmm["VMM"] --> kernel
`,
  },
];

/** The template that stands there untouched. */
export const templateOf = (text: string): Template | undefined =>
  TEMPLATES.find((t) => t.text.trim() === text.trim());
