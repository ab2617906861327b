"""What CloudFormation makes of the parameters that are secrets, on the emulator; tests/contract/edge.rs calls it and judges.

    python tests/contract/secret_references.py PORT

It makes a stack of the parameters and conditions of infra/template.yaml, and of one resource for each place of that
template where a secret is used, with the expression that stands there. It then goes through the steps of infra/README.md
that replace the edge secret, and prints one JSON object a step: what is deployed at each place, and what the stack tells of
its parameters. The emulator ends with this script.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import boto3
from botocore.config import Config
from samtranslator.yaml_helper import yaml_parse

ROOT = Path(__file__).resolve().parents[2]
REGION = "eu-central-1"
OLD, NEW, CAPTCHA = "the-old-edge-secret-of-32-characters", "the-new-edge-secret-of-32-characters", "the-secret-of-the-captcha"


def places(template: dict) -> dict[str, object]:
    """Each place of the template where a secret is used, with the expression that stands there."""
    found = {}
    for name, resource in template["Resources"].items():
        properties = resource.get("Properties", {})
        for variable, value in properties.get("Environment", {}).get("Variables", {}).items():
            if use := re.fullmatch(r"REKEY_(EDGE|CAPTCHA)_SECRET", variable):
                found[f"{name}{use[1].title()}"] = value
        for origin in properties.get("DistributionConfig", {}).get("Origins", []):
            for header in origin["OriginCustomHeaders"]:
                found[f"{name}Header"] = header["HeaderValue"]
    return found


def stand_in(template: dict) -> str:
    """The template with a parameter of Systems Manager in place of each of these, and nothing else."""

    def parameter(name: str, value: object) -> dict:
        return {"Type": "AWS::SSM::Parameter", "Properties": {"Name": f"/{name}", "Type": "String", "Value": value}}

    kept = {section: template[section] for section in ("AWSTemplateFormatVersion", "Parameters", "Conditions")}
    return json.dumps(kept | {"Resources": {name: parameter(name, value) for name, value in places(template).items()}})


def main(port: str) -> None:
    url = f"http://127.0.0.1:{port}"
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {"BIND_HOST": "127.0.0.1", "GATEWAY_PORT": port, "AWS_ENDPOINT_URL": url, "TMPDIR": folder}
        program = Path(sys.executable).with_name("ministack")
        emulator = subprocess.Popen([program], cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            steps(url, emulator)
        finally:
            emulator.terminate()
            emulator.wait()


def steps(url: str, emulator: subprocess.Popen) -> None:
    # Requests are repeated until the emulator is up.
    config = Config(retries={"total_max_attempts": 3}, connect_timeout=2)

    def client(service: str):
        return boto3.client(
            service, endpoint_url=url, region_name=REGION, aws_access_key_id="test", aws_secret_access_key="test", config=config
        )

    secrets, stacks, parameters = client("secretsmanager"), client("cloudformation"), client("ssm")
    until = time.monotonic() + 60
    while True:
        try:
            secrets.list_secrets()
            break
        except Exception:
            if emulator.poll() is not None or time.monotonic() > until:
                raise
            time.sleep(0.1)
    template = yaml_parse((ROOT / "infra/template.yaml").read_text(encoding="utf-8"))
    names = list(places(template))
    edge = secrets.create_secret(Name="rekey/edge", SecretString=OLD)
    captcha = secrets.create_secret(Name="rekey/captcha", SecretString=json.dumps({"captcha": CAPTCHA}))

    def reference(secret: dict, version: str, key: str = "") -> str:
        return f"{{{{resolve:secretsmanager:{secret['ARN']}:SecretString:{key}::{version}}}}}"

    def deploy(step: str, **changed: str) -> None:
        given = {
            "MailFrom": "no-reply@id.example.com",
            "DomainName": "id.example.com",
            "CertificateArn": "arn:aws:acm:eu-central-1:000000000000:certificate/a",
            "EdgeCertificateArn": "arn:aws:acm:us-east-1:000000000000:certificate/b",
            "Captcha": "turnstile",
            "CaptchaSiteKey": "site",
            "CaptchaSecret": reference(captcha, captcha["VersionId"], "captcha"),
        } | changed
        made = [{"ParameterKey": name, "ParameterValue": value} for name, value in given.items()]
        act, waited = ("create_stack", "create") if step == "first" else ("update_stack", "update")
        getattr(stacks, act)(StackName="rekey", TemplateBody=stand_in(template), Parameters=made)
        waiter = stacks.get_waiter(f"stack_{waited}_complete")
        waiter.wait(StackName="rekey", WaiterConfig={"Delay": 0.2, "MaxAttempts": 100})
        deployed = {name: parameters.get_parameter(Name=f"/{name}")["Parameter"]["Value"] for name in names}
        told = json.dumps(stacks.describe_stacks(StackName="rekey")["Stacks"][0], default=str)
        print(json.dumps({"step": step, "deployed": deployed, "told": told}), flush=True)

    old = reference(edge, edge["VersionId"])
    deploy("first", EdgeSecret=old)
    new = reference(edge, secrets.put_secret_value(SecretId=edge["ARN"], SecretString=NEW)["VersionId"])
    deploy("both", EdgeSecret=new, PreviousEdgeSecret=old)
    deploy("new", EdgeSecret=new, PreviousEdgeSecret="")
    # And from one that was given itself, or back to one.
    deploy("plain before", EdgeSecret=new, PreviousEdgeSecret=OLD)
    deploy("plain", EdgeSecret=OLD, PreviousEdgeSecret=new)


if __name__ == "__main__":
    main(sys.argv[1])
