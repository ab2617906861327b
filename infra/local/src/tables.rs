//! The tables, created from their definitions in `infra/template.yaml`, so that they equal the deployed tables.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::error::BuildError;
use aws_sdk_dynamodb::types::{
    AttributeDefinition, BillingMode, GlobalSecondaryIndex, KeySchemaElement, KeyType, Projection, ProjectionType, ScalarAttributeType,
    StreamSpecification, StreamViewType, TimeToLiveSpecification,
};
use serde::Deserialize;

/// The template, parsed once for all stacks of a process.
static TEMPLATE: LazyLock<Template> = LazyLock::new(|| {
    // The limit on aliases protects from files of strangers. This file is Rekey's own.
    let parsed = serde_saphyr::from_str_with_options(include_str!("../../template.yaml"), serde_saphyr::options! { budget: None });
    #[expect(clippy::expect_used, reason = "the template is part of the binary, and every test parses it")]
    parsed.expect("infra/template.yaml defines resources")
});

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Template {
    resources: BTreeMap<String, Resource>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Resource {
    r#type: String,
    #[serde(default)]
    properties: Properties,
}

/// The properties of a table. Those of other resources are not read.
#[derive(Deserialize, Default)]
#[serde(rename_all = "PascalCase", default)]
struct Properties {
    attribute_definitions: Vec<Attribute>,
    key_schema: Vec<Key>,
    global_secondary_indexes: Vec<Index>,
    stream_specification: Option<StreamView>,
    time_to_live_specification: Option<TimeToLive>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Attribute {
    attribute_name: String,
    attribute_type: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Key {
    attribute_name: String,
    key_type: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Index {
    index_name: String,
    key_schema: Vec<Key>,
    projection: IndexProjection,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct IndexProjection {
    projection_type: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct StreamView {
    stream_view_type: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct TimeToLive {
    attribute_name: String,
}

/// Creates each of the two tables that does not exist yet, and adds the stream that a table of an earlier version lacks.
pub(crate) async fn create(client: &Client, directory: &str, flows: &str) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    let existing = client.list_tables().send().await?.table_names.unwrap_or_default();
    for (resource, name) in [("DirectoryTable", directory), ("FlowsTable", flows)] {
        // A global table has the properties of an ordinary one; the properties of its replicas do not matter on this machine.
        let is_table = |resource: &&Resource| ["AWS::DynamoDB::Table", "AWS::DynamoDB::GlobalTable"].contains(&resource.r#type.as_str());
        let found = TEMPLATE.resources.get(resource).filter(is_table);
        let properties = &found.ok_or_else(|| format!("the template has no table {resource}"))?.properties;
        if existing.iter().any(|table| table == name) {
            add_stream(client, name, properties).await?;
        } else {
            create_table(client, name, properties).await?;
        }
    }
    Ok(())
}

/// Turns a table's stream on, as an update of a deployed stack does.
async fn add_stream(client: &Client, name: &str, properties: &Properties) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    let table = client.describe_table().table_name(name).send().await?.table;
    let has_stream = table.is_some_and(|table| table.stream_specification.is_some_and(|stream| stream.stream_enabled));
    if let Some(stream) = properties.stream_specification.as_ref().filter(|_| !has_stream) {
        client.update_table().table_name(name).stream_specification(stream.specification()?).send().await?;
    }
    Ok(())
}

impl StreamView {
    fn specification(&self) -> Result<StreamSpecification, BuildError> {
        let view = StreamViewType::from(self.stream_view_type.as_str());
        StreamSpecification::builder().stream_enabled(true).stream_view_type(view).build()
    }
}

fn key_schema(keys: &[Key]) -> Result<Vec<KeySchemaElement>, BuildError> {
    let element = |Key { attribute_name, key_type }: &Key| {
        KeySchemaElement::builder().attribute_name(attribute_name).key_type(KeyType::from(key_type.as_str())).build()
    };
    keys.iter().map(element).collect()
}

async fn create_table(client: &Client, name: &str, properties: &Properties) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    let mut request = client.create_table().table_name(name).billing_mode(BillingMode::PayPerRequest);
    for Attribute { attribute_name, attribute_type } in &properties.attribute_definitions {
        let kind = ScalarAttributeType::from(attribute_type.as_str());
        request =
            request.attribute_definitions(AttributeDefinition::builder().attribute_name(attribute_name).attribute_type(kind).build()?);
    }
    request = request.set_key_schema(Some(key_schema(&properties.key_schema)?));
    for Index { index_name, key_schema: keys, projection } in &properties.global_secondary_indexes {
        let projection = Projection::builder().projection_type(ProjectionType::from(projection.projection_type.as_str())).build();
        let index = GlobalSecondaryIndex::builder().index_name(index_name).set_key_schema(Some(key_schema(keys)?)).projection(projection);
        request = request.global_secondary_indexes(index.build()?);
    }
    if let Some(stream) = &properties.stream_specification {
        request = request.stream_specification(stream.specification()?);
    }
    request.send().await?;
    if let Some(TimeToLive { attribute_name }) = &properties.time_to_live_specification {
        let specification = TimeToLiveSpecification::builder().attribute_name(attribute_name).enabled(true).build()?;
        client.update_time_to_live().table_name(name).time_to_live_specification(specification).send().await?;
    }
    Ok(())
}
