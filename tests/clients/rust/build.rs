fn main() {
    cynic_codegen::register_schema("sister-cities")
        .from_sdl_file("../../../schema.graphql")
        .expect("the schema is readable")
        .as_default()
        .expect("it can be made the default");
}
