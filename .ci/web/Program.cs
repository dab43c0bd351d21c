using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Stv;

// Serves with the framework's plain options, asks itself, and compares. The argument is a ballot file.
var builder = WebApplication.CreateSlimBuilder();
builder.Logging.ClearProviders();
builder.WebHost.UseUrls("http://127.0.0.1:0");
var app = builder.Build();

app.MapPost("/count", async (HttpRequest request, string rules, CancellationToken cancel) =>
    Rules.ForId(rules).Count(await new BallotReader(request.Body).ReadAsync(cancel: cancel)));
app.MapPost("/file", async (HttpRequest request, HttpResponse response, CancellationToken cancel) =>
    await ResultJson.WriteAsync(Rules.Scotland2011.Count(await new BallotReader(request.Body).ReadAsync(cancel: cancel)), response.Body,
        cancel));
app.MapPost("/page", async (HttpRequest request, HttpResponse response, CancellationToken cancel) =>
{
    var result = Rules.Scotland2011.Count(await new BallotReader(request.Body).ReadAsync(cancel: cancel));
    await using var text = new StreamWriter(response.Body);
    await HtmlSheet.WriteAsync(result, text, result.Provenance, cancel);
});
app.MapGet("/double", (Ratio votes) => Results.Json(new { votes = votes * 2 }));
await app.StartAsync();

string address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
using var client = new HttpClient { BaseAddress = new(address) };
CountResult expected = Rules.Scotland2011.Count(BltReader.ReadFile(args[0]));
var file = JsonNode.Parse(ResultJson.ToText(expected));

async Task<string> Post(string path)
{
    await using var ballots = File.OpenRead(args[0]);
    using var response = await client.PostAsync(new Uri(path, UriKind.Relative), new StreamContent(ballots));
    response.EnsureSuccessStatusCode();
    return await response.Content.ReadAsStringAsync();
}

string returned = await Post("/count?rules=Scotland-2011");
if (!JsonNode.DeepEquals(file, JsonNode.Parse(returned)))
    throw new InvalidOperationException($"An endpoint that returns a result gives {returned}");
if (await Post("/file") != ResultJson.ToText(expected)) throw new InvalidOperationException("A result written into a response is another.");
if (!(await Post("/page")).EndsWith("</html>\n", StringComparison.Ordinal))
    throw new InvalidOperationException("A page written into a response is cut off.");
if (await client.GetStringAsync(new Uri("/double?votes=1/3", UriKind.Relative)) != """{"votes":"2/3"}""") throw new InvalidOperationException("A number is not bound from the query.");
await using (var again = File.OpenRead(args[0]))
{
    using var response = await client.PostAsync(new Uri("/count?rules=scotland-2011", UriKind.Relative), new StreamContent(again));
    if (await response.Content.ReadFromJsonAsync<CountResult>() != expected)
        throw new InvalidOperationException("A client reads another result.");
}
await app.StopAsync();
Console.WriteLine("A web service counts, and gives the documented JSON.");
