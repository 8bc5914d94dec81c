"""The chart and the KServe service, without a cluster: rendered and linted by Helm's own library, then every object checked
strictly (unknown fields are errors) against Kubernetes' schemas."""

from __future__ import annotations

import copy
import subprocess
import sysconfig
from pathlib import Path
from typing import Any

import helm_python as helm
import kubernetes_validate
import pytest
import yaml

DEPLOY = Path(__file__).parent.parent
CHART = DEPLOY / "helm" / "jupyt5"
#: The oldest that Chart.yaml names, and the newest that the validator knows.
KUBERNETES = ["1.27", "1.34", kubernetes_validate.latest_version()]
Objects = dict[str, dict[str, Any]]

SECRET = {"auth": {"existingSecret": "jupyt5-token"}}
EVERYTHING = {
    **SECRET,
    "imagePullSecrets": [{"name": "registry"}],
    "env": {"JUPYT5_MAX_QUEUE": "128", "OTEL_EXPORTER_OTLP_ENDPOINT": "http://collector:4318"},
    "model": {"existingClaim": "models", "subPath": "small"},
    "gpu": {"enabled": True, "count": 2},
    "nodeSelector": {"disk": "ssd"},
    "tolerations": [{"key": "spot", "operator": "Exists"}],
    "podAnnotations": {"team": "notebooks"},
    "autoscaling": {"enabled": True},
    "ingress": {"enabled": True, "host": "jupyt5.example.org", "tlsSecret": "tls"},
    "networkPolicy": {"from": [{"namespaceSelector": {"matchLabels": {"name": "hub"}}}], "egress": [{}]},
    "serviceMonitor": {"enabled": True},
}


def render(values: dict[str, Any]) -> Objects:
    """Objects by kind; the chart makes at most one of each."""
    with helm.Chart.load(str(CHART)) as chart:
        texts = chart.render(values, name="demo", namespace="notebooks")
    documents = [yaml.safe_load(text) for path, text in texts.items() if path.endswith(".yaml")]
    return {document["kind"]: document for document in documents if document}


def check(document: dict[str, Any]) -> None:
    for version in KUBERNETES:
        kubernetes_validate.validate(document, version, strict=True)


def container(objects: Objects) -> dict[str, Any]:
    return objects["Deployment"]["spec"]["template"]["spec"]["containers"][0]


@pytest.mark.parametrize("values", [SECRET, EVERYTHING], ids=["defaults", "everything"])
def test_every_object_is_what_kubernetes_knows(values: dict[str, Any]) -> None:
    objects = render(values)
    kinds = {"Deployment", "Service", "PodDisruptionBudget", "NetworkPolicy"}
    more = {"HorizontalPodAutoscaler", "Ingress", "ServiceMonitor"} if values is EVERYTHING else set()
    assert set(objects) == kinds | more
    for kind, document in objects.items():
        if kind != "ServiceMonitor":  # of the Prometheus operator, whose schema is not Kubernetes'
            check(document)


@pytest.mark.parametrize("values", [SECRET, EVERYTHING], ids=["defaults", "everything"])
def test_helm_lint_finds_nothing(values: dict[str, Any]) -> None:
    report = helm.lint(str(CHART), values, strict=True)
    assert report["errors"] in (None, [])
    # An icon is for public repositories.
    assert [m for m in report["messages"] or [] if m["severity"] > 1] == []


def test_an_unknown_field_would_be_found() -> None:
    document = render(SECRET)["Deployment"]
    document["spec"]["template"]["spec"]["containers"][0]["livenessProb"] = {}
    with pytest.raises(kubernetes_validate.ValidationError):
        check(document)


@pytest.mark.parametrize(
    ("values", "word"),
    [
        ({}, "existingSecret"),
        ({**SECRET, "replica": 3}, "replica"),
        ({**SECRET, "env": {"JUPYT5_TOKEN": "secret"}}, "JUPYT5_TOKEN"),
        ({**SECRET, "gpu": {"enabled": True, "executionProvider": "cpu"}}, "executionProvider"),
        ({**SECRET, "ingress": {"enabled": True}}, "host"),
    ],
)
def test_wrong_values_are_refused_by_name(values: dict[str, Any], word: str) -> None:
    with pytest.raises(helm.HelmError) as caught:
        with helm.Chart.load(str(CHART)) as chart:
            chart.validate_schema(values)
        render(values)
    assert word in str(caught.value)


def test_the_token_is_a_reference_only() -> None:
    environment = {entry["name"]: entry for entry in container(render(SECRET))["env"]}
    assert environment["JUPYT5_TOKEN"] == {
        "name": "JUPYT5_TOKEN",
        "valueFrom": {"secretKeyRef": {"name": "jupyt5-token", "key": "token"}},
    }


def test_a_pod_has_time_to_drain() -> None:
    objects = render({**SECRET, "shutdown": {"preStopSeconds": 7, "drainSeconds": 60}})
    pod = objects["Deployment"]["spec"]["template"]["spec"]
    environment = {entry["name"]: entry.get("value") for entry in container(objects)["env"]}
    assert environment["JUPYT5_DRAIN_MS"] == "60000"
    assert container(objects)["lifecycle"]["preStop"]["exec"]["command"] == ["sleep", "7"]
    assert pod["terminationGracePeriodSeconds"] > 67


def test_selectors_meet_the_pods() -> None:
    objects = render(EVERYTHING)
    labels = objects["Deployment"]["spec"]["template"]["metadata"]["labels"].items()
    for selector in (
        objects["Deployment"]["spec"]["selector"]["matchLabels"],
        objects["Service"]["spec"]["selector"],
        objects["PodDisruptionBudget"]["spec"]["selector"]["matchLabels"],
        objects["NetworkPolicy"]["spec"]["podSelector"]["matchLabels"],
    ):
        assert selector and selector.items() <= labels
    monitored = objects["ServiceMonitor"]["spec"]["selector"]["matchLabels"]
    assert monitored.items() <= objects["Service"]["metadata"]["labels"].items()
    ports = {port["name"] for port in container(objects)["ports"]}
    assert objects["Service"]["spec"]["ports"][0]["targetPort"] in ports


def test_scales_on_the_queue() -> None:
    objects = render(EVERYTHING)
    scaler = objects["HorizontalPodAutoscaler"]["spec"]
    assert scaler["metrics"][0]["pods"]["metric"]["name"] == "jupyt5_queue_requests"
    assert scaler["scaleTargetRef"]["name"] == objects["Deployment"]["metadata"]["name"]
    assert "replicas" not in objects["Deployment"]["spec"]
    # The metric is one that the server has.
    metrics = (DEPLOY.parent / "server" / "src" / "metrics.ts").read_text("utf-8")
    assert "'jupyt5_queue_requests'" in metrics


def test_a_gpu_is_asked_for_where_there_are_some() -> None:
    objects = render(EVERYTHING)
    pod = objects["Deployment"]["spec"]["template"]["spec"]
    assert container(objects)["resources"]["limits"]["nvidia.com/gpu"] == 2
    assert pod["nodeSelector"] == {"disk": "ssd", "nvidia.com/gpu.present": "true"}
    assert {"key": "nvidia.com/gpu", "operator": "Exists", "effect": "NoSchedule"} in pod["tolerations"]
    assert {"name": "JUPYT5_EXECUTION_PROVIDER", "value": "cuda"} in container(objects)["env"]
    assert "nvidia" not in yaml.safe_dump(render(SECRET))


def test_nobody_may_be_called_and_only_neighbours_call() -> None:
    policy = render(SECRET)["NetworkPolicy"]["spec"]
    assert policy["egress"] == []
    assert policy["ingress"] == [
        {"ports": [{"port": "http", "protocol": "TCP"}], "from": [{"podSelector": {}}]}
    ]


def test_every_setting_named_by_the_chart_is_one_of_the_servers() -> None:
    options = (DEPLOY.parent / "server" / "src" / "config.ts").read_text("utf-8")
    texts = [*CHART.rglob("*.yaml"), DEPLOY / "kserve" / "inference-service.yaml", DEPLOY / "Dockerfile"]
    for text in texts:
        for word in text.read_text("utf-8").replace("=", " ").replace(":", " ").split():
            if word.startswith("JUPYT5_"):
                name = word.strip("'\"").removeprefix("JUPYT5_").lower().replace("_", "-")
                assert f"name: '{name}'" in options, f"{word} in {text.name}"


def test_the_kserve_predictor_is_a_pod_that_kubernetes_knows() -> None:
    service = yaml.safe_load((DEPLOY / "kserve" / "inference-service.yaml").read_text("utf-8"))
    assert (service["apiVersion"], service["kind"]) == ("serving.kserve.io/v1beta1", "InferenceService")
    assert set(service["spec"]) == {"predictor"}
    pod = copy.deepcopy(service["spec"]["predictor"])
    # What KServe adds to a pod's fields: ComponentExtensionSpec of its v1beta1 API.
    for name in ("minReplicas", "maxReplicas", "timeout", "autoScaling"):
        pod.pop(name)
    check({"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "predictor"}, "spec": pod})
    [server] = pod["containers"]
    assert server["name"] == "kserve-container"  # how KServe finds it
    for probe in ("startupProbe", "livenessProbe", "readinessProbe"):
        assert server[probe]["httpGet"]["path"].startswith("/v2/health/")


def test_hadolint_finds_nothing_in_the_dockerfile() -> None:
    hadolint = Path(sysconfig.get_path("scripts")) / "hadolint"
    result = subprocess.run(
        [hadolint, "--failure-threshold", "style", DEPLOY / "Dockerfile"], capture_output=True, text=True
    )
    assert (result.returncode, result.stdout) == (0, "")
