// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

export interface Config {
  fourplane?: {
    /** The OpenChoreo installations this portal shows. */
    controlPlanes?: Array<{
      /**
       * A DNS label, unique in this list. It becomes part of entity names for every control plane but `default`, so it
       * should never change.
       */
      name: string;
      /** For people. */
      title?: string;
      /** Exactly one of `kubeconfig`, `server` and `inCluster` says how the API server is reached. */
      kubeconfig?: {
        /** `~` is the home directory of the user the backend runs as. */
        path: string;
        /** The file's current context where it is absent. */
        context?: string;
      };
      /** Address of the API server, `https://…`; goes with `token` or `tokenFile`, `caData` or `caFile`. */
      server?: string;
      /**
       * Bearer token.
       *
       * @visibility secret
       */
      token?: string;
      /** File with the bearer token; read for every request, so it may be rotated. */
      tokenFile?: string;
      /** The certificate authority: a PEM file in base64, as in a kubeconfig. */
      caData?: string;
      /** The certificate authority: path of a PEM file. */
      caFile?: string;
      /** Do not check the server's certificate. For trials only. */
      skipTLSVerify?: boolean;
      /** The cluster the backend itself runs in, as its service account. */
      inCluster?: boolean;
      /**
       * With whose rights the portal changes anything here: nobody's (`off`, the default), its own account's
       * (`serviceAccount`), or those of the user who asks (`impersonate`; the account needs the verb `impersonate`).
       */
      writes?: 'off' | 'serviceAccount' | 'impersonate';
      /** How its things are in the catalog. */
      catalog?: {
        /**
         * `ingest` (the default): each becomes an entity. `link`: none does, and entities that the portal has already
         * stand for them, each where its annotations name the thing and the thing's CR names it back
         * (`fourplane.dev/entity`), or `links` does. `both`: either.
         */
        mode?: 'ingest' | 'link' | 'both';
        /** Entities that stand for something whose CR does not name them back. */
        links?: Array<{
          /** Entity ref, of the kind that the thing would be ingested as. */
          entity: string;
          /** `component` where it is absent. */
          kind?:
            | 'tenant'
            | 'project'
            | 'component'
            | 'resource'
            | 'environment'
            | 'pipeline'
            | 'dataPlane'
            | 'buildPlane'
            | 'observabilityPlane';
          /** Absent for tenants and cluster-scoped planes. */
          tenant?: string;
          /** For components and managed resources. */
          project?: string;
          name: string;
        }>;
      };
      /**
       * How the planes of this control plane are reached, to show builds, pods and logs: `colocated` where all of them
       * are its own cluster, else an entry for each. A plane without one is reached as its own object says, if
       * `planeHosts` allows that, or not at all.
       */
      planes?:
        | 'colocated'
        | Array<{
            /** A WorkflowPlane of OpenChoreo 1 is a `buildPlane`. */
            kind: 'dataPlane' | 'buildPlane' | 'observabilityPlane';
            /** Absent for a cluster-scoped plane. */
            tenant?: string;
            name: string;
            /** Exactly one of `colocated`, `kubeconfig`, `server` and `inCluster`; this is the control plane's cluster. */
            colocated?: boolean;
            kubeconfig?: {
              path: string;
              context?: string;
            };
            server?: string;
            /** @visibility secret */
            token?: string;
            tokenFile?: string;
            caData?: string;
            caFile?: string;
            skipTLSVerify?: boolean;
            inCluster?: boolean;
          }>;
    }>;
    /**
     * Hosts that may be dialled because a plane's object gives them as its address: `host`, `host:port` or `*.domain`. A
     * wildcard allows no IP address, and no name that stands for the portal's own machine. None by default.
     */
    planeHosts?: string[];
    /**
     * Where logs are kept after their pods are gone, and metrics. An entry with `plane` is about the pods of that plane,
     * or of the planes that refer to that observability plane; one without, about every other pod of its control plane.
     * It names an OpenSearch, a Prometheus, an observer of OpenChoreo, or several; the observer is asked for what neither of
     * the others is there for. Logs that are kept nowhere are read from the pods that are there now.
     */
    observability?: Array<{
      /** A name in `controlPlanes`; may be left out where there is only one. */
      controlPlane?: string;
      plane?: {
        /** Any kind of plane of that name where it is absent. */
        kind?: 'dataPlane' | 'buildPlane' | 'observabilityPlane';
        /** Absent for a cluster-scoped plane. */
        tenant?: string;
        name: string;
      };
      /** An OpenSearch that Fluent Bit writes to. Without credentials it is asked without. */
      openSearch?: {
        /** `https://…`; plain http only where no credentials go with it. */
        url: string;
        /** Names or patterns of the indices; `container-logs-*` and `kubernetes-*` where it is absent. */
        index?: string | string[];
        /** Goes with `password`. */
        username?: string;
        /** @visibility secret */
        password?: string;
        /**
         * Bearer token.
         *
         * @visibility secret
         */
        token?: string;
        /** File with the bearer token; read for every request, so it may be rotated. */
        tokenFile?: string;
        /** The portal's own certificate: path of a PEM file; goes with `keyFile`. */
        certFile?: string;
        /** Path of a PEM file. */
        keyFile?: string;
        /** The certificate authority: a PEM file, or one in base64. */
        caData?: string;
        /** The certificate authority: path of a PEM file. */
        caFile?: string;
        /** Do not check the server's certificate. For trials only. */
        skipTLSVerify?: boolean;
      };
      /**
       * OpenChoreo's observer. Without it, the one that the plane's object tells of is asked without credentials, if
       * `planeHosts` allows its host.
       */
      observer?: {
        /**
         * `https://…`; plain http only where no credentials go with it. Where it is absent, the address that the plane's
         * object gives, if `planeHosts` allows its host.
         */
        url?: string;
        /** Goes with `password`. */
        username?: string;
        /** @visibility secret */
        password?: string;
        /**
         * Bearer token of the platform's identity provider, whose subject may view logs and metrics in OpenChoreo.
         *
         * @visibility secret
         */
        token?: string;
        /** File with the bearer token; read for every request, so it may be rotated. */
        tokenFile?: string;
        /** The portal's own certificate: path of a PEM file; goes with `keyFile`. */
        certFile?: string;
        /** Path of a PEM file. */
        keyFile?: string;
        /** The certificate authority: a PEM file, or one in base64. */
        caData?: string;
        /** The certificate authority: path of a PEM file. */
        caFile?: string;
        /** Do not check the server's certificate. For trials only. */
        skipTLSVerify?: boolean;
      };
      /** A Prometheus, or what speaks its API, with metrics of pods. Without credentials it is asked without. */
      prometheus?: {
        /** `https://…`, with what stands before `/api/v1`; plain http only where no credentials go with it. */
        url: string;
        /**
         * Labels that every series of these planes has and no other, such as `cluster: eu`; for a Prometheus that holds
         * several clusters'.
         */
        labels?: { [name: string]: string };
        /** Goes with `password`. */
        username?: string;
        /** @visibility secret */
        password?: string;
        /**
         * Bearer token.
         *
         * @visibility secret
         */
        token?: string;
        /** File with the bearer token; read for every request, so it may be rotated. */
        tokenFile?: string;
        /** The portal's own certificate: path of a PEM file; goes with `keyFile`. */
        certFile?: string;
        /** Path of a PEM file. */
        keyFile?: string;
        /** The certificate authority: a PEM file, or one in base64. */
        caData?: string;
        /** The certificate authority: path of a PEM file. */
        caFile?: string;
        /** Do not check the server's certificate. For trials only. */
        skipTLSVerify?: boolean;
      };
    }>;
  };
}
