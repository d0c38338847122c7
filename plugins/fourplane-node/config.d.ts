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
    }>;
  };
}
