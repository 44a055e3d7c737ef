/**
 * Constants of the machine and programs the path was recorded on (tests/fidelity/linux-6.18.json, area G).
 * Kernel defaults name the document they stand in; costs belong to that virtual machine and to no other.
 */

/**
 * Cost of one packet at one point, in nanoseconds, client and server on one CPU. Solved from the medians of
 * `G-perfpin-same-keep-*` (two packets a request: loopback 8.1 µs, host network 9.0, bridge address 9.4,
 * container to container 10.4, published port 10.9) and `G-perfpin-same-new-*` (21.1 to 33.0 µs).
 */
export const COST_NS = {
  /** From one end of a veth pair, or of lo, to the other. */
  link: 450,
  /** netfilter with connection tracking in a namespace that has rules. */
  netfilter: 500,
  /** Up through or down from a bridge. */
  bridge: 200,
  /** From one port of a bridge to another. */
  bridgePorts: 700,
  /** Second route look-up and address rewriting of a forwarded packet. */
  forward: 250,
  /** A message written at one end and read at the other. */
  message: 3600,
  /** Two sockets and an accept for a new connection; loopback connect took 9.4 µs. */
  connect: 8050,
  close: 1350,
  /** A new conntrack entry. */
  track: 500,
  /** Body bytes beyond the first segment: 1 MiB took 0.8 ms. */
  bodyPerKib: 800,
} as const;

/** HZ=250: a timer cannot end inside a tick. */
export const TICK_US = 4_000;

/** RFC 6298; Documentation/networking/ip-sysctl.rst, tcp_syn_retries. */
export const SYN_TIMEOUT_US = 1_000_000;
/** TCP_RTO_MAX. */
export const RETRANSMIT_MAX_US = 120_000_000;
/** TCP_RTO_MIN: on a path of microseconds the first retransmission of data comes after 200 ms. */
export const DATA_TIMEOUT_US = 200_000;
/** Documentation/networking/ip-sysctl.rst, tcp_retries2. */
export const DATA_RETRIES = 15;

/**
 * arp(7): mcast_solicit 3 probes, retrans_time_ms 1000 apart. Nominal: the timer wheel's rounding is left out here, so
 * that a client's limit of 3 s ties with it and reads EHOSTUNREACH, as the cases of 3 s say. Recorded were 2.5 s (the
 * resolution was already under way) to 3.1 s.
 */
export const ARP_PROBES = 3;
export const ARP_INTERVAL_US = 1_000_000;
/**
 * icmp(7), icmp_ratelimit: one error a second to one destination. `G-fault-forward-reject-host`: who asked right after
 * another waited a second each time. A kernel that has sent none for long may allow a burst; none was recorded.
 */
export const ICMP_INTERVAL_US = 1_000_000;

/** IPv4 and TCP headers without options. */
export const HEADERS_BYTES = 40;
/** `GET / HTTP/1.1` as curl sends it, and the head of an answer of nginx 1.22. */
export const REQUEST_BYTES = 83;
export const RESPONSE_HEAD_BYTES = 238;
/** nginx's own page for 502 and 504 (`G-fault-appoomearly-proxied`). */
export const ERROR_PAGE_BYTES = 157;

/** A process touching memory without pause: 48 MiB in 26.6 ms (`G-fault-appoomearly-direct`). */
export const TOUCH_US_PER_MIB = 550;
/** The recorded program that died in mid-body had sent 5,000 of 100,000 bytes and then waited. */
export const SENT_SHARE = 20;
export const PAUSE_BEFORE_GROWTH_US = 200_000;

/** nginx's accept queue (`ss -ltn` printed 511) and processes: one master, one worker. */
export const NGINX_PROCESSES = 2;
export const NGINX_BACKLOG = 511;
export const APP_PORT = 9000;

export const EPHEMERAL_FIRST = 32768;
export const EPHEMERAL_COUNT = 28232;

/** A run says so when it would grow past this. */
export const MAX_STEPS = 2000;
