// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** A line of OpenChoreo releases that share their kinds. */
export type Generation = 'v1.2' | 'v0.3' | 'v0.2';

export const generations: readonly Generation[] = ['v1.2', 'v0.3', 'v0.2'];

export type ProgramName =
  | 'etcd'
  | 'kube-apiserver'
  | 'kube-controller-manager'
  | `openchoreo-${Generation}`
  | `argo-${Generation}`;

/** One program built from a Go module, and the files of that module a running cluster needs beside it. */
export interface Program {
  readonly name: ProgramName;
  readonly module: string;
  readonly version: string;
  /** Import path of the main package. */
  readonly mainPackage: string;
  /** Absent: every generation needs it. */
  readonly generation?: Generation;
  readonly linkerFlags?: string;
  /**
   * The version of a module that the program's go.mod takes from a folder of its own repository.
   * Absent: there are none, or go.mod names their versions.
   */
  readonly siblingVersion?: string;
  /** Folders of YAML manifests: in the module -> beside the program. */
  readonly files?: Readonly<Record<string, string>>;
}

const kubernetes = kubernetesRelease('1.36.3');

/** Everything a cluster may run; the versions are the only place to change one. */
export const programs: readonly Program[] = [
  {
    name: 'etcd',
    module: 'go.etcd.io/etcd/server/v3',
    version: 'v3.6.16',
    mainPackage: 'go.etcd.io/etcd/server/v3',
  },
  kubernetes('kube-apiserver'),
  kubernetes('kube-controller-manager'),
  openChoreo('v1.2', 'v1.2.3'),
  argo('v1.2', 'v4.0.5'),
  openChoreo('v0.3', 'v0.3.2'),
  argo('v0.3', 'v3.6.2'),
  openChoreo('v0.2', 'v0.2.0'),
];

/** The programs of a generation, and those every generation needs. */
export function programsOf(generation: Generation): readonly Program[] {
  return programs.filter(
    program => (program.generation ?? generation) === generation,
  );
}

function kubernetesRelease(release: string) {
  const [major, minor, patch] = release.split('.');
  const variable = 'k8s.io/component-base/version';
  return (name: 'kube-apiserver' | 'kube-controller-manager'): Program => ({
    name,
    module: 'k8s.io/kubernetes',
    version: `v${release}`,
    mainPackage: `k8s.io/kubernetes/cmd/${name}`,
    siblingVersion: `v0.${minor}.${patch}`,
    // without these /version reports v0.0.0-master
    linkerFlags: [
      `-X ${variable}.gitVersion=v${release}`,
      `-X ${variable}.gitMajor=${major}`,
      `-X ${variable}.gitMinor=${minor}`,
      `-X ${variable}.gitTreeState=clean`,
    ].join(' '),
  });
}

function openChoreo(generation: Generation, version: string): Program {
  const module = 'github.com/openchoreo/openchoreo';
  return {
    name: `openchoreo-${generation}`,
    module,
    version,
    mainPackage: `${module}/cmd`,
    generation,
    files: { 'config/crd/bases': 'crds', samples: 'samples' },
  };
}

function argo(generation: Generation, version: string): Program {
  const major = version.split('.')[0];
  const module = `github.com/argoproj/argo-workflows/${major}`;
  return {
    name: `argo-${generation}`,
    module,
    version,
    mainPackage: `${module}/cmd/workflow-controller`,
    generation,
    files: { 'manifests/base/crds/minimal': 'crds' },
  };
}
