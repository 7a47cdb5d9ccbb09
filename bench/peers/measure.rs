//! What the Rust programs of this folder do: see measure.h.
use serde_json::Value;
use cpu_time::ProcessTime;

/// PROGRAM SCHEMA LINES PASSES. `prepare` takes the schema and gives a function that says whether a value is valid.
pub fn measure<Accepts: Fn(&Value) -> bool>(prepare: impl Fn(Value) -> Accepts) {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [schema, lines, passes] = arguments.as_slice() else {
        panic!("usage: PROGRAM SCHEMA LINES PASSES");
    };
    let schema = serde_json::from_slice(&std::fs::read(schema).expect("a schema")).expect("JSON");
    let bytes = std::fs::read(lines).expect("lines");
    let text = bytes.strip_suffix(b"\n").unwrap_or(&bytes);

    let before_compiling = ProcessTime::now();
    let accepts = prepare(schema);
    let compile = before_compiling.elapsed().as_secs_f64();
    let mut seconds = Vec::new();
    let (mut valid, mut count) = (0, 0);
    for _ in 0..passes.parse::<usize>().expect("a number of passes") {
        let start = ProcessTime::now();
        (valid, count) = (0, 0);
        for line in text.split(|byte| *byte == b'\n') {
            count += 1;
            valid += serde_json::from_slice(line).is_ok_and(|value| accepts(&value)) as usize;
        }
        seconds.push(start.elapsed().as_secs_f64());
    }
    println!(
        "{{\"valid\": {valid}, \"invalid\": {}, \"bytes\": {}, \"compile\": {compile}, \"seconds\": {seconds:?}}}",
        count - valid,
        bytes.len()
    );
}
